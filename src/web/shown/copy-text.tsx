import { Button, Input, Space } from 'antd';
import { useRef, useState } from 'react';
import type { InputRef } from 'antd';
import { useLanguage } from '../shell/locale.tsx';
import { copyWords } from './words.ts';

interface CopyTextProps {
  readonly label: string;
  readonly text: string;
}

/** A text to be taken along, e.g. one that is shown only once. */
export function CopyText({ label, text }: CopyTextProps) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  const field = useRef<InputRef>(null);
  const copy = async () => {
    field.current?.select();
    // Without https a browser keeps the clipboard to itself; the text is marked, and Ctrl-C takes it.
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Space.Compact block>
      <Input ref={field} aria-label={label} value={text} readOnly onFocus={({ target }) => target.select()} />
      <Button onClick={() => void copy()}>{t(copied ? copyWords.copied : copyWords.copy)}</Button>
    </Space.Compact>
  );
}

import { Form, Input } from 'antd';
import { useLanguage } from '../shell/locale.tsx';
import { meWords } from './words.ts';

/** As the server asks for it. */
const shortest = 10;

/** A new password, chosen. */
export interface Chosen {
  readonly next: string;
  readonly again: string;
}

/** A new password, typed twice. */
export function NewPassword() {
  const { t } = useLanguage();
  return (
    <>
      <Form.Item name="next" label={t(meWords.next)} rules={[{ required: true, min: shortest, message: t(meWords.tooShort) }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t(meWords.again)}
        dependencies={['next']}
        rules={[
          { required: true, message: t(meWords.needed) },
          ({ getFieldValue }) => ({ validator: async (_, value: unknown) => (value === undefined || value === '' || value === getFieldValue('next') ? undefined : Promise.reject(new Error(t(meWords.differ)))) }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}

/** The password there is, for what not everybody at an open screen may do. */
export function CurrentPassword({ name }: { readonly name: string }) {
  const { t } = useLanguage();
  return (
    <Form.Item name={name} label={t(meWords.current)} rules={[{ required: true, message: t(meWords.needed) }]}>
      <Input.Password autoComplete="current-password" />
    </Form.Item>
  );
}

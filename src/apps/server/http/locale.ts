import type { Locale } from '../../../kernel/declare/wording.ts';

/** The language to answer in, by `Accept-Language` (RFC 9110, 12.5.4): Chinese unless English is liked better. */
export function localeOf(header: string | undefined): Locale {
  if (header === undefined || header === '') return 'zh';
  let best: { locale: Locale; weight: number } | undefined;
  for (const part of header.slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = part.split(';');
    const locale = /^\s*(zh|en)\b/i.exec(tag)?.[1]?.toLowerCase() as Locale | undefined;
    const stated = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined);
    const weight = stated === undefined ? 1 : Number(stated);
    if (locale !== undefined && weight > (best?.weight ?? 0)) best = { locale, weight };
  }
  return best?.locale ?? 'zh';
}

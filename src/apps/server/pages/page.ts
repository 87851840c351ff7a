import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Locale, Wording } from '../../../kernel/declare/wording.ts';
import type { Service } from '../service.ts';
import { pageHeaders } from '../http/headers.ts';
import { assetVersion } from './assets.ts';

export type Markup = ReturnType<typeof html>;

/** One page being drawn: for whom, in which language. */
export interface Page {
  readonly service: Service;
  readonly context: Context;
  readonly locale: Locale;
  /** Says something in the page's language. */
  say(zh: string, en: string): string;
  of(wording: Wording): string;
}

/** Chinese first; English once it was asked for, until Chinese is asked for again. */
export function pageOf(service: Service, context: Context): Page {
  const asked = context.req.query('lang') ?? /(?:^|;\s*)lang=(zh|en)/.exec(context.req.header('cookie') ?? '')?.[1];
  const locale: Locale = asked === 'en' ? 'en' : 'zh';
  return { service, context, locale, say: (zh, en) => (locale === 'zh' ? zh : en), of: (wording) => wording[locale] };
}

const places = [
  ['/', '总览', 'Overview'],
  ['/figures', '指标', 'Figures'],
  ['/ledgers', '台账', 'Ledgers'],
  ['/import', '导入', 'Import'],
  ['/batches', '批次', 'Batches'],
  ['/api', '接口', 'API'],
] as const;

/** The page as an answer: head, navigation, what it shows. */
export async function drawn(page: Page, title: string, main: Markup, status = 200): Promise<Response> {
  const { locale, say, of, context, service } = page;
  const { title: programme } = service.engine.settings.programme;
  const path = context.req.path;
  const current = (place: string) => (place === path || (place !== '/' && path.startsWith(place)) ? raw(' aria-current="page"') : '');
  const text = await html`<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${say('山海', 'Shanhai')}</title>
<link rel="icon" href="/assets/seal.svg?${assetVersion}" type="image/svg+xml">
<link rel="stylesheet" href="/assets/shanhai.css?${assetVersion}">
<script src="/assets/page.js?${assetVersion}" defer></script>
</head>
<body>
<header>
<a class="logo" href="/"><i aria-hidden="true">山</i>${say('山海', 'Shanhai')}</a>
<nav>${places.map(([place, zh, en]) => html`<a href="${place}"${current(place)}>${say(zh, en)}</a>`)}</nav>
<a class="tongue" href="${otherTongue(context, locale)}" lang="${locale === 'zh' ? 'en' : 'zh-CN'}">${locale === 'zh' ? 'English' : '中文'}</a>
</header>
<main>${main}</main>
<footer>${of(programme)}${service.demo ? html` · <span class="tag">${say('示例数据，虚构', 'Invented sample data')}</span>` : ''} · ${say('每个数字都是门：点开见口径、构成、记录与来源单元格。', 'Every number is a door: open it for its definition, parts, records and source cells.')}</footer>
</body>
</html>`;
  const chosen = context.req.query('lang');
  const headers = chosen === 'zh' || chosen === 'en' ? { ...pageHeaders, 'set-cookie': `lang=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly` } : pageHeaders;
  return new Response(String(text), { status, headers });
}

function otherTongue(context: Context, locale: Locale): string {
  const url = new URL(context.req.url);
  url.searchParams.set('lang', locale === 'zh' ? 'en' : 'zh');
  return `${url.pathname}${url.search}`;
}

/** An address with what is asked of it; what is blank is left out. */
export function address(path: string, asked: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const query = Object.entries(asked).flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

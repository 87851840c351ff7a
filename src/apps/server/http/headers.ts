/**
 * On every answer: nothing is loaded from elsewhere, nothing is guessed, framed or told to other sites
 * (OWASP HTTP Headers Cheat Sheet).
 */
export const strictHeaders = {
  'content-security-policy': "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** Records and figures change; nobody in between may keep them. */
const fresh = { ...strictHeaders, 'cache-control': 'no-store' } as const;

export const jsonHeaders = { ...fresh, 'content-type': 'application/json; charset=utf-8' } as const;
export const problemHeaders = { ...fresh, 'content-type': 'application/problem+json; charset=utf-8', vary: 'accept-language' } as const;
// Without a referrer browsers also hide the origin of a page's own forms, by which cross-site writes are told.
export const pageHeaders = { ...fresh, 'referrer-policy': 'same-origin', 'content-type': 'text/html; charset=utf-8', vary: 'accept-language' } as const;

/** A file to be saved and never shown: whatever it holds, it runs nowhere. */
export function attachmentHeaders(name: string, type = 'application/octet-stream'): Record<string, string> {
  const plain = name.replaceAll(/[^\w.-]+/g, '_');
  return {
    ...fresh,
    'content-type': type,
    'content-security-policy': "default-src 'none'; sandbox",
    // RFC 6266, 4.3: a plain name for old readers, the real one beside it.
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  };
}

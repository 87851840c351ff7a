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
  'permissions-policy': 'geolocation=(), microphone=(), payment=()',
} as const;

/** Records and figures change; nobody in between may keep them. */
const fresh = { ...strictHeaders, 'cache-control': 'no-store' } as const;

export const jsonHeaders = { ...fresh, 'content-type': 'application/json; charset=utf-8' } as const;
export const textHeaders = { ...fresh, 'content-type': 'text/markdown; charset=utf-8' } as const;
/** A stream that nobody in between gathers up. */
export const eventHeaders = { ...fresh, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' } as const;
export const problemHeaders = { ...fresh, 'content-type': 'application/problem+json; charset=utf-8', vary: 'accept-language' } as const;

/**
 * The face's page. Its styles are made in the browser and carry the page's nonce; pictures and PDFs of evidence come as
 * blobs. Style attributes are set by script, which a content policy leaves alone.
 * @param nonce made for this answer
 */
export function faceHeaders(nonce: string): Record<string, string> {
  return {
    ...fresh,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; frame-src 'self' blob:; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'`,
  };
}

/**
 * A picture or PDF to be looked at inside our own pages. A picture runs nowhere; a browser's PDF reader doesn't start in a
 * sandbox, so what keeps a PDF in is that nothing may be loaded by it and nobody else may frame it.
 */
export function shownHeaders(name: string, type: string): Record<string, string> {
  const inside = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
  return {
    ...attachmentHeaders(name, type),
    'content-security-policy': type.startsWith('image/') ? `${inside}; sandbox` : `${inside}; object-src 'self'; style-src 'unsafe-inline'`,
    'content-disposition': `inline; filename*=UTF-8''${headerName(name)}`,
  };
}

/** A file to be saved and never shown: whatever it holds, it runs nowhere. */
export function attachmentHeaders(name: string, type = 'application/octet-stream'): Record<string, string> {
  const plain = name.replaceAll(/[^\w.-]+/g, '_');
  return {
    ...fresh,
    'content-type': type,
    'content-security-policy': "default-src 'none'; sandbox",
    // RFC 6266, 4.3: a plain name for old readers, the real one beside it.
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${headerName(name)}`,
  };
}

/** A name as RFC 8187 writes it. */
const headerName = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The nonce that the server put into the page, so that its content policy lets our styles in and nobody else's. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/**
 * Gives the nonce to every style element that a script makes. The component library passes it on almost everywhere, but
 * not where it keeps the page from scrolling under a dialog; and only our own scripts run here.
 */
export function markStyles(): void {
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}

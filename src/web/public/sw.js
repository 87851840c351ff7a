// Keeps the face on this device, so that it opens without a network. Records are none of its business: what was last
// seen of those is kept by the pages themselves.
const shell = 'shanhai-shell';
const listed = '/files.json';

self.addEventListener('install', (event) => {
  event.waitUntil(renew().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});

/** The page as the server has it now; without a network, as it was last. */
async function page(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok && response.headers.get('content-type')?.startsWith('text/html')) event.waitUntil(renew());
    return response;
  } catch (error) {
    const kept = await caches.match('/', { cacheName: shell });
    if (kept === undefined) throw error;
    return kept;
  }
}

/** A built file never changes under its name. */
async function file(request) {
  const kept = await caches.match(request, { cacheName: shell });
  return kept ?? fetch(request);
}

/** Keeps the page and all files of the present build, and lets go of older ones. */
async function renew() {
  const cache = await caches.open(shell);
  const list = await fetch(listed, { cache: 'no-cache' });
  if (!list.ok) return;
  const built = Object.values(await list.json()).flatMap(({ file: own, css = [] }) => [own, ...css].map((name) => `/${name}`));
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const fresh = [...new Set(built)].filter((path) => !kept.has(path));
  await cache.addAll(fresh);
  if (fresh.length > 0 || !kept.has('/')) await cache.add('/');
  await Promise.all([...kept].filter((path) => path.startsWith('/assets/') && !built.includes(path)).map((path) => cache.delete(path)));
}

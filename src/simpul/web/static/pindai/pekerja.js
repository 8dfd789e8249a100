// Keeps the scanner's page and its scripts, so that they open without signal. It lives under /kegiatan/pindai/ and
// answers for nothing else; the list of names is not here but in the phone's own store, which the page minds.
const STORE = 'simpul-pindai-1';
const PATIENCE_MS = 3000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const isPage = event.request.mode === 'navigate' && url.pathname.startsWith('/kegiatan/pindai/');
  const isPart = url.origin === location.origin && url.pathname.startsWith('/static/');
  if (event.request.method === 'GET' && (isPage || isPart)) event.respondWith(answer(event.request));
});

// The network first, for the newest page; what is stored when it is silent for too long.
async function answer(request) {
  const store = await caches.open(STORE);
  const stored = await store.match(request, { ignoreSearch: true });
  const fresh = fetch(request).then((response) => {
    // A page that leads to the door of accounts is not the scanner.
    if (response.ok && !response.redirected) void store.put(request, response.clone());
    return response;
  });
  if (!stored) return fresh;
  const late = new Promise((resolve) => setTimeout(() => resolve(stored), PATIENCE_MS));
  return Promise.race([fresh.catch(() => stored), late]);
}

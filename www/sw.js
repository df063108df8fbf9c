/**
 * Makes the page work offline after the first visit. The network comes first, so that nobody is left with an old page; the
 * cache, which the page itself fills (offline.js), answers when the network does not.
 */

self.addEventListener('install', () => {
  /** @type {any} */ (self).skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = /** @type {Event & { request: Request }} */ (event);
  if (request.method === 'GET' && new URL(request.url).origin === location.origin) {
    /** @type {any} */ (event).respondWith(
      fetch(request).catch(
        async () => (await caches.match(request, { ignoreSearch: true })) ?? Response.error(),
      ),
    );
  }
});

/**
 * Keeps what the page is made of in this browser, so that the next visit needs no network.
 */

const CACHE = 'dateline';

/**
 * Registers the service worker and fills its cache with what was fetched so far, without fetching it again. Done before
 * the page says that it is ready: it asks for nothing afterwards.
 */
export async function prepareOffline() {
  if (!navigator.serviceWorker || !('caches' in globalThis)) {
    return;
  }
  try {
    await navigator.serviceWorker.register('sw.js');
    const cache = await caches.open(CACHE);
    const page = location.href.replace(/#.*/, '');
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
    const own = [page, ...new Set(fetched)].filter((url) => url.startsWith(location.origin));
    // What failed to load is not kept, and keeps nothing else from being kept.
    await Promise.allSettled(own.map((url) => keep(cache, url)));
    const old = (await cache.keys()).filter(({ url }) => !own.includes(url));
    await Promise.all(old.map((request) => cache.delete(request)));
  } catch {
    // A browser may refuse both, in a private window for one: the page works, but only with a network.
  }
}

/** @param {Cache} cache @param {string} url */
async function keep(cache, url) {
  const response = await fetch(url, { cache: 'force-cache' });
  if (response.ok) {
    await cache.put(url, response);
  }
}

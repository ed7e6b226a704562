// Keeps exactly the files it was made with, and hands out none in which a byte has changed.
//
// `DIGEST`, `FILES` (the SHA-256 of each path) and `REFUSED` (what each page says then) stand before this.

const CACHE = `stand-${DIGEST}`;
const PATHS = Object.keys(FILES);

async function isRight(path, response) {
  if (!response?.ok) return false;
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest))) === FILES[path];
}

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    PATHS.map(async (path) => {
      const response = await fetch(path, { cache: "no-store" });
      if (!(await isRight(path, response))) throw new Error(`${path} is not the file that was meant`);
      await cache.put(path, response);
    }),
  );
}

async function count() {
  const cache = await caches.open(CACHE);
  const right = await Promise.all(PATHS.map(async (path) => isRight(path, await cache.match(path))));
  return { right: right.filter(Boolean).length, wanted: PATHS.length };
}

async function isWhole() {
  const { right, wanted } = await count();
  return right === wanted;
}

// A page is handed out if all of the bundle is as it was, else fetched anew, else refused.
async function open(path) {
  if (!(await isWhole())) {
    await fill().catch(() => registration.update().catch(() => {}));
    if (!(await isWhole())) {
      registration.waiting?.postMessage("take over");
      const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'" };
      return new Response(REFUSED[path], { status: 500, headers });
    }
  }
  return (await caches.open(CACHE)).match(path);
}

async function part(path) {
  const found = await (await caches.open(CACHE)).match(path);
  return (await isRight(path, found)) ? found : Response.error();
}

addEventListener("install", (event) => event.waitUntil(fill()));

addEventListener("activate", (event) => {
  const clear = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("stand-") && name !== CACHE).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(clear());
});

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  else if (event.data === "check") event.waitUntil(count().then((found) => event.ports[0].postMessage(found)));
});

addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== "GET" || !(pathname in FILES)) return;
  event.respondWith(pathname in REFUSED ? open(pathname) : part(pathname));
});

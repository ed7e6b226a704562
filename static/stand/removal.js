// Takes the place of the worker where there is no stand any more, and leaves nothing of it.

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const clear = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("stand-")).map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(clear());
});

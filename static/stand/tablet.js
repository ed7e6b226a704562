// What this tablet knows of itself, of the stand it belongs to, and of its copy of the bundle.

import { find } from "./screens.js";

const KEY = "stand-tablet";
const WORKER = "/stand/worker.js";
const workers = navigator.serviceWorker;

export const known = () => JSON.parse(localStorage.getItem(KEY) ?? "{}");
export const learn = (more) => localStorage.setItem(KEY, JSON.stringify({ ...known(), ...more }));
export const secret = () => known().secret;

export function showOrganiser() {
  const { name, accent } = known();
  const place = find("[data-organiser]");
  place.hidden = !name;
  find("[data-name]", place).textContent = name ?? "";
  place.style.setProperty("--organiser", accent);
}

const secrets = {};

function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A secret is for one code alone; asked again with that, it is the same. Raises TypeError without a net.
export async function join(code, version) {
  const made = code === known().code ? secret() : (secrets[code] ??= newSecret());
  const response = await fetch("/stand/api/tablet", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code, tablet: made }),
  });
  if (!response.ok) return { 409: "full", 429: "often" }[response.status] ?? "unknown";
  const stand = await response.json();
  if (stand.version !== version) return "other";
  learn({ code, secret: made, name: stand.name, accent: stand.accent });
}

// Puts the bundle on the tablet, each file checked, and waits until this page is served from it.
export async function prepare() {
  const registration = await workers.register(WORKER, { type: "classic" });
  await registration.update();
  takeOver(registration);
  await workers.ready;
  if (!workers.controller) await new Promise((done) => workers.addEventListener("controllerchange", done, { once: true }));
  return check();
}

export const isSecure = () => isSecureContext && Boolean(workers);

// How many files of the copy are as they should be, and how many should be; the worker looks itself.
export async function check() {
  const { port1, port2 } = new MessageChannel();
  workers.controller.postMessage("check", [port2]);
  return new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
}

export async function isOffline() {
  try {
    await fetch("/healthz", { cache: "no-store" });
    return false;
  } catch {
    return true;
  }
}

const takeOver = (registration) => registration.waiting?.postMessage("take over");

// Between two people, and never while there is one.
export async function update() {
  if (!workers?.controller) return;
  const registration = await workers.getRegistration("/stand/");
  if (!registration) return;
  takeOver(registration);
  if (navigator.onLine) registration.update().catch(() => {});
}

export async function remove() {
  for (const registration of (await workers?.getRegistrations()) ?? []) await registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
  localStorage.clear();
}

// The first worker takes this page over as it is; a later one is of another edition.
let controlled = Boolean(workers?.controller);
workers?.addEventListener("controllerchange", () => {
  if (controlled && find("#start:not([hidden])")) location.reload();
  controlled = true;
});

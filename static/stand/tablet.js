// What this tablet knows of itself, of the stand it belongs to, and of its copy of the bundle.

import { find } from "./screens.js";

const KEY = "stand-tablet";
const WORKER = "/stand/worker.js";
const HOUR = 3_600_000; // milliseconds
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

function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const ask = (code, tablet) =>
  fetch("/stand/api/tablet", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code, tablet }),
  });

// The secret for a code, kept before it is sent: a lost answer must not take a second place.
function secretFor(code) {
  const made = known().asked?.[code] ?? newSecret();
  learn({ asked: { [code]: made } });
  return made;
}

// Joins the stand of a code; the trouble in a word, if any. A secret is good for one stand alone, so before a
// tablet joins another, `leave` says whether it may. Raises TypeError without a net.
export async function join(code, version, leave) {
  let made = secret() ?? secretFor(code);
  let response = await ask(code, made);
  if (response.status === 409 && secret()) {
    if (!(await leave())) return "undelivered";
    made = secretFor(code);
    response = await ask(code, made);
  }
  if (response.status >= 500) return "offline";
  if (!response.ok) return { 409: "full", 429: "often" }[response.status] ?? "unknown";
  const stand = await response.json();
  if (stand.version !== version) return "other";
  learn({ secret: made, name: stand.name, accent: stand.accent });
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
  if (!workers?.controller) return { right: 0, wanted: 1 };
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

let looked = performance.now();
let stale = false;

// Between two people, and never while there is one. Asked for seldom, so that it tells not when somebody came.
export async function update() {
  if (stale) return location.reload();
  const registration = await workers?.getRegistration("/stand/");
  if (!registration) return;
  takeOver(registration);
  if (!navigator.onLine || performance.now() - looked < HOUR) return;
  looked = performance.now();
  registration.update().catch(() => {});
}

export async function remove() {
  for (const registration of (await workers?.getRegistrations()) ?? []) await registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
  localStorage.clear();
}

// The first worker takes this page over as it is; a later one is of another edition.
let controlled = Boolean(workers?.controller);
workers?.addEventListener("controllerchange", () => {
  stale = controlled;
  controlled = true;
  if (stale && find("#start:not([hidden])")) location.reload();
});

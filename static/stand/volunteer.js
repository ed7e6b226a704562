// What a volunteer does: makes the tablet ready, reads what was counted, and sees it delivered.

import { generate } from "../vendor/lean-qr.mjs";
import { draw, find, show } from "./screens.js";
import { check, isOffline, isSecure, join, known, learn, prepare, remove, secret } from "./tablet.js";
import { deliver, endDay, forget, kept, people, receive, today, undelivered, waitingFor } from "./tally.js";

// Each place to say something in holds all that can be said there.
function say(place, what) {
  for (const each of find(`[data-told=${place}]`).children) each.hidden = each.dataset.say !== what;
}

function showCounted() {
  const days = kept();
  const { finished = 0, abandoned = 0, statements = { none: [0] } } = days[today()] ?? {};
  const counted = { finished, abandoned, released: people({ statements }), waiting: waitingFor() };
  for (const [what, count] of Object.entries(counted)) find(`[data-count=${what}]`).textContent = count;
  const left = undelivered().length;
  say("delivery", !secret() ? "alone" : left ? "here" : Object.keys(days).length ? "delivered" : "nothing");
  find("[data-hand-over]").hidden = !secret() || !left;
  find("[data-handing]").hidden = true;
  show("volunteer");
}

async function start({}, { version }) {
  const [typed, pin] = ["stand-code", "new-pin"].map((id) => find(`#${id}`).value.trim());
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  if (!/^[0-9]{4}$/.test(pin)) return say("ready", "pin");
  say("ready", "wait");
  try {
    const another = code && secret() && code !== known().code;
    if (another && !(await deliver())) return say("ready", "undelivered");
    const trouble = code && (await join(code, version));
    if (trouble) return say("ready", trouble);
    if (another) forget();
    learn({ pin });
    const { right, wanted } = await prepare();
    say("ready", right === wanted ? "ready" : "broken");
    find("[data-do=try-out]").hidden = right !== wanted;
  } catch {
    say("ready", "offline");
  }
}

async function tryOut() {
  if (!(await isOffline())) return say("tried", "online");
  const { right, wanted } = await check();
  say("tried", right === wanted ? "works" : "broken");
}

// A day as an address, for the phone that takes it along to where there is a net.
function handOver({}, { questions }) {
  const [[day, { version, sequence, finished, abandoned, statements }]] = undelivered();
  const counts = questions.map((question) => statements[question].join("-"));
  const words = [secret(), day, version, sequence, finished, abandoned, ...counts].join(".");
  const address = `${location.origin}/${document.documentElement.lang}/stand/levert#${words}`;
  draw(find("[data-handed]"), generate(address));
  find("[data-handing]").hidden = false;
  find("[data-do=handed-over]").dataset.of = `${day}.${sequence}`;
}

// The receipt is on the phone, and the volunteer has seen it.
function handedOver({ of }) {
  const [day, sequence] = of.split(".");
  receive(day, Number(sequence));
  showCounted();
}

export const ofVolunteers = {
  volunteer: () => {
    say("insecure", isSecure() ? "" : "insecure");
    show(known().pin ? "pin" : "prepare");
  },
  open: () => (find("#pin-typed").value === known().pin ? showCounted() : say("pin", "wrong")),
  prepare: () => show("prepare"),
  start,
  "try-out": tryOut,
  deliver: async () => {
    await deliver();
    showCounted();
  },
  "hand-over": handOver,
  "handed-over": handedOver,
  "end-day": async () => {
    await endDay();
    showCounted();
  },
  remove: async () => {
    await remove();
    location.reload();
  },
};

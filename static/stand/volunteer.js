// What a volunteer does: makes the tablet ready, reads what was counted, and sees it delivered.

import { generate } from "../vendor/lean-qr.mjs";
import { receipt } from "./receipt.js";
import { draw, find, show } from "./screens.js";
import { check, isOffline, isSecure, join, known, learn, prepare, remove, secret } from "./tablet.js";
import {
  countOf,
  deliver,
  endDay,
  everything,
  forget,
  isCounting,
  people,
  receive,
  refused,
  undelivered,
  waitingFor,
} from "./tally.js";

// Each place to say something in holds all that can be said there.
function say(place, what) {
  for (const each of find(`[data-told=${place}]`).children) each.hidden = each.dataset.say !== what;
}

function showCounted({}, quiz) {
  const { finished, abandoned, statements } = countOf(quiz);
  const counted = { finished, abandoned, released: people({ statements }), waiting: waitingFor() };
  for (const [what, count] of Object.entries(counted)) find(`[data-count=${what}]`).textContent = count;
  const left = undelivered().length;
  if (!isCounting()) say("delivery", "elsewhere");
  else if (!secret()) say("delivery", "alone");
  else if (refused().length) say("delivery", "refused");
  else say("delivery", left ? "here" : everything().length ? "delivered" : "nothing");
  find("[data-do=deliver]").hidden = !secret();
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
    const before = secret();
    const trouble = code && (await join(code, version, deliver));
    if (trouble) return say("ready", trouble);
    if (before && before !== secret()) forget();
    learn({ pin });
    if (!isSecure()) return say("ready", "with-net");
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
  const [{ day, version, sequence, finished, abandoned, statements }] = undelivered();
  const counts = questions.map((question) => statements[question]?.join("-"));
  const words = [secret(), day, version, sequence, finished, abandoned, ...counts].join(".");
  const address = `${location.origin}/${document.documentElement.lang}/stand/levert#${words}`;
  draw(find("[data-handed]"), generate(address));
  find("#receipt").value = "";
  say("handed", "");
  find("[data-handing]").hidden = false;
}

// The phone has been given a receipt, and shows digits that follow from it.
function handedOver({}, quiz) {
  const [counted] = undelivered();
  if (find("#receipt").value.trim() !== receipt(secret(), counted.day, counted.sequence)) return say("handed", "wrong");
  receive(counted, counted.sequence);
  showCounted({}, quiz);
}

export const ofVolunteers = {
  volunteer: () => {
    say("insecure", isSecure() ? "" : "insecure");
    show(known().pin ? "pin" : "prepare");
  },
  open: ({}, quiz) => (find("#pin-typed").value === known().pin ? showCounted({}, quiz) : say("pin", "wrong")),
  prepare: () => show("prepare"),
  start,
  "try-out": tryOut,
  deliver: async ({}, quiz) => {
    say("delivery", "wait");
    await deliver();
    showCounted({}, quiz);
  },
  "hand-over": handOver,
  "handed-over": handedOver,
  "end-day": async ({}, quiz) => {
    await endDay();
    showCounted({}, quiz);
  },
  remove: async () => {
    await remove();
    location.reload();
  },
};

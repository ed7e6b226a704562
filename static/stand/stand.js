// One visitor after another: what somebody answers is in `answers` alone, and nothing is left of it.

import { generate } from "../vendor/lean-qr.mjs";
import { nearness, rank } from "./match.js";
import { all, draw, find, screen, show, shownFor } from "./screens.js";
import { showOrganiser, update } from "./tablet.js";
import { encode } from "./take_along.js";
import { abandon, finish } from "./tally.js";
import { ofVolunteers } from "./volunteer.js";

const IDLE = 45; // seconds until somebody is asked whether they are there
const LEFT = 25; // seconds they have to say so
const RAINDROP = 350; // milliseconds of a new screen in which no tap counts

const SCALE = "width=device-width, initial-scale=1";

let pristine = document.body.cloneNode(true);
let quiz = read(document);
let answers = {};
let counted = false;
let from = "start";
let seen = performance.now();

function read(page) {
  return JSON.parse(find("#data", page).textContent);
}

function begin() {
  showOrganiser();
  find("[data-do=begin]").disabled = false;
  update();
}

function clear() {
  const left = !counted && Object.keys(answers).length > 0;
  answers = {};
  counted = false;
  from = "start";
  document.body.replaceWith(pristine.cloneNode(true));
  begin();
  show("start");
  if (left) count(() => abandon(quiz));
}

// A tablet that can keep nothing counts nobody, and works all the same.
function count(change) {
  try {
    change();
  } catch (error) {
    console.warn(error);
  }
}

function reset() {
  clear();
  unzoom();
}

// What one visitor has enlarged is as small as ever for the next: browsers obey when the scale changes.
function unzoom() {
  const viewport = find("[name=viewport]");
  viewport.content = SCALE.replace("=1", "=1.001, maximum-scale=1.001");
  setTimeout(() => (viewport.content = SCALE), 200);
}

async function speak({ language }) {
  const path = `/stand/${language}`;
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  quiz = read(page);
  pristine = document.adoptNode(page.body);
  document.documentElement.lang = language;
  document.title = page.title;
  find("[rel=manifest]").href = `${path}.webmanifest`;
  history.replaceState(null, "", path);
  reset();
}

const steps = () => [...quiz.questions, "done"];

function step(by) {
  const next = steps()[steps().indexOf(screen().id) + by];
  if (next) show(next);
  else reset();
}

function answer({ value }) {
  answers[screen().id] = value ? Number(value) : null;
  step(1);
}

function showResult() {
  const ranking = rank({ answers, weights: {} }, quiz.voices);
  const { alike, nearest, ...others } = nearness(ranking.matches, quiz.voices);
  const first = !alike ? "nearest" : nearest.length > 1 ? "alike" : "only";
  const bands = { ...others, [first]: nearest };
  for (const [band, voices] of Object.entries(bands)) {
    find(`[data-band=${band}]`).hidden = !voices.length;
    const found = voices.map((voice) => find(`[data-voice="${voice}"]`));
    find(`[data-band=${band}] [data-voices]`).append(...found);
  }
  find("[data-nothing]").hidden = ranking.status !== "no_answers";
  find("[data-order]").hidden = !nearest.length || first === "only";
  for (const place of all("[data-answer-to]")) {
    const value = answers[place.dataset.answerTo] ?? "";
    place.replaceChildren(find(`[data-answers] [data-value="${value}"]`).cloneNode(true));
  }
  const code = encode(quiz.version, quiz.questions, answers);
  const address = `${location.origin}/${document.documentElement.lang}/sporsmal#${code}`;
  draw(find("[data-qr]"), generate(address));
  counted = true;
  show("result");
  count(() => finish(quiz, answers));
}

const actions = {
  begin: () => show(quiz.questions[0]),
  answer,
  back: () => step(-1),
  result: showResult,
  show({ screen: id }) {
    from = screen().id;
    show(id);
  },
  return: () => show(from),
  "next-person": reset,
  language: speak,
  stay() {
    seen = performance.now();
    find("#idle").close();
  },
  ...ofVolunteers,
};

addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-do], summary");
  if (event.detail && shownFor() < RAINDROP) event.preventDefault();
  else if (pressed?.dataset.do) actions[pressed.dataset.do](pressed.dataset, quiz);
});

// Once somebody is asked whether they are there, rain on the glass is no answer.
function notice() {
  if (!find("#idle").open) seen = performance.now();
}

for (const sign of ["pointerdown", "keydown", "scroll"]) {
  addEventListener(sign, notice, { capture: true, passive: true });
}

setInterval(() => {
  if (screen().id === "start") return;
  const left = Math.ceil(IDLE + LEFT - (performance.now() - seen) / 1000);
  const dialog = find("#idle");
  if (left > LEFT) return dialog.close();
  if (left <= 0) return reset();
  find("[data-left]", dialog).textContent = left;
  if (!dialog.open) dialog.showModal();
}, 250);

// Whoever turns to something else leaves nothing behind; a volunteer has answered nothing.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) unzoom();
  else if (!screen().matches("[data-volunteer]")) clear();
});
addEventListener("pagehide", clear);

begin();

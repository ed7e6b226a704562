// Shows one question at a time, and puts the result above the answers when it comes.
//
// Everything here is a convenience: the page is a long form without it. Nothing is stored. Each entry
// of the tab's own history holds which step is shown and what has been chosen, because Chromium
// empties a form on reload. It is never in an address.
//
// Answers from a stand's tablet come in the fragment of the address, which htmx would send along: this
// script stands before it.
//
// The form that a class hands in has no result on its page, and is shared by many at one machine: what
// is chosen is sent along and comes back with the page, and the tab's history holds the step alone.

const form = document.getElementById("svar");
const steps = [...form.querySelectorAll("[data-step]")];
const questions = steps.slice(0, -1);
const [review] = steps.slice(-1);
const marks = [...review.querySelectorAll("[name=viktig]")];
const back = form.querySelector("[data-back]");
const next = form.querySelector("[data-next]");
const show = form.querySelector("[data-show]");
const progress = form.querySelector(".progress");
const heading = document.querySelector("h1");
const restart = document.querySelector("[data-restart]");
const said = document.querySelector("[data-said]");
const arrival = document.querySelector("[data-arrival]");
const RESULT = "result";

let pointer = false;
let announce = true;
let waiting = false;
let editing = false;

const result = document.getElementById("resultat");
if (result) takeCode();

const hasResult = () => Boolean(result?.querySelector("h2"));
const chosen = (question) => question.querySelector("input:checked");
const answered = (question) => Boolean(chosen(question)?.value);
const current = () => steps.find((step) => !step.hidden);
const stepping = () => form.classList.contains("stepping");

// A fragment that names no place on the page is a code.
function takeCode() {
  const code = location.hash.slice(1);
  if (!code || document.getElementById(code)) return false;
  history.replaceState({ code }, "", form.dataset.page);
  return true;
}

// Only those who bring a code fetch what reads it. A stand may ask only some of the statements.
async function bring(code) {
  const ids = form.dataset.atStand?.split(" ") ?? questions.map(({ id }) => id);
  const found = await import("./stand/take_along.js").then(
    ({ decode }) => decode(code, form.elements.innhold.value, ids),
    () => ({ trouble: "wrong" }),
  );
  if (history.state?.code !== code) return;
  history.replaceState(null, "", form.dataset.page);
  if (found.answers) {
    putBack(Object.entries(found.answers).map(([id, answer]) => [id, String(answer ?? "")]));
    result.replaceChildren();
  }
  arrive();
  tell(found.trouble ?? "filled");
  window.scrollTo(0, 0);
}

function tell(what) {
  for (const notice of arrival.children) notice.hidden = notice.dataset.when !== what;
}

function remember(step = history.state?.step, from = history.state?.from) {
  const given = [...form.querySelectorAll("input:checked")].map(({ name, value }) => [name, value]);
  history.replaceState(result ? { step, from, given } : { step, from }, "", form.dataset.page);
}

function putBack(given) {
  for (const input of form.querySelectorAll("input:not([type=hidden])")) {
    input.checked = given.some(([name, value]) => input.name === name && input.value === value);
  }
}

function showStep(step, focus = true) {
  form.classList.add("stepping");
  if (result) showPage("sporsmal");
  steps.forEach((other) => (other.hidden = other !== step));
  const at = steps.indexOf(step);
  progress.hidden = false;
  progress.querySelector("[data-progress]").textContent = step.dataset.step;
  progress.querySelector(".done").setAttribute("width", (100 * at) / questions.length);
  back.hidden = at === 0;
  next.hidden = step === review;
  show.hidden = step !== review;
  sayAnswers();
  if (focus) {
    window.scrollTo(0, 0);
    step.querySelector("legend").focus({ preventScroll: true });
  }
}

function showResult() {
  form.classList.remove("stepping");
  showPage("resultat");
  steps.forEach((step) => (step.hidden = step === review && !marks.length));
  progress.hidden = back.hidden = next.hidden = true;
  show.hidden = false;
  sayAnswers();
}

// Before htmx is ready, a click would send the form and leave the page; where it is missing, it may,
// and where a class hands in, it shall.
function ask() {
  if (!result || !window.htmx || show.hasAttribute("data-htmx-powered")) show.click();
  else show.addEventListener("htmx:after:init", () => show.click(), { once: true });
}

// What stands around the form, and where the languages lead.
function showPage(name) {
  const ofResult = name === "resultat";
  tell(null);
  result.hidden = !ofResult;
  heading.textContent = ofResult ? heading.dataset.result : heading.dataset.questions;
  document.title = `${heading.textContent} – ${heading.dataset.site}`;
  for (const part of document.querySelectorAll(".answers-heading, .answers-lead, [data-restart]")) {
    part.hidden = !ofResult;
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("formaction", `/${button.dataset.language}/${name}`);
  }
}

function sayAnswers() {
  for (const question of questions) {
    const input = chosen(question) ?? question.querySelector(".pass input");
    form.querySelector(`[data-answer-to="${question.id}"]`).textContent = input
      .closest("label")
      .textContent.trim();
  }
  limitMarks();
}

// Only an answered question can be important, and only so many of them: of few questions, none.
function limitMarks() {
  if (!marks.length) return;
  const open = marks.filter((mark) => answered(document.getElementById(mark.value)));
  const full = open.filter((mark) => mark.checked).length >= Number(review.dataset.most);
  marks.forEach((mark) => (mark.disabled = !open.includes(mark) || (full && !mark.checked)));
  review.querySelector(".limit").hidden = !full;
}

function goTo(step) {
  const from = history.state?.step;
  history.pushState(null, "", form.dataset.page);
  remember(steps.indexOf(step), from);
  showStep(step);
}

function goBack() {
  const before = steps.indexOf(current()) - 1;
  if (history.state?.from === before) return history.back();
  remember(before, undefined);
  showStep(steps[before]);
}

// From the review to a question and back, or from one question to the next.
function moveOn() {
  const at = steps.indexOf(current());
  const target = editing ? review : steps[at + 1];
  editing = false;
  if (target) goTo(target);
}

function stepFor(state) {
  if (state?.step in steps) return steps[state.step];
  return questions.find((question) => !chosen(question)) ?? review;
}

// A tap on an answer moves on; arrow keys only choose, and Enter moves on.
document.addEventListener("pointerdown", () => (pointer = true), true);
document.addEventListener("keydown", () => (pointer = false), true);

form.addEventListener("click", (event) => {
  if (event.target.matches("input[type=radio]") && pointer && stepping()) {
    remember();
    moveOn();
  }
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input")) return;
  event.preventDefault();
  if (stepping() && current() !== review) moveOn();
  else ask();
});

form.addEventListener("change", () => {
  sayAnswers();
  remember();
  if (stepping() || !window.htmx) return;
  announce = false;
  ask();
});

next.addEventListener("click", moveOn);
back.addEventListener("click", goBack);

// Links within the page leave the address as it is: which question somebody looked at again stays here.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const place = link && document.getElementById(link.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  if (stepping() && steps.includes(place)) {
    editing = current() === review;
    return goTo(place);
  }
  place.scrollIntoView();
  const holder = place.matches("[tabindex]") ? place : place.querySelector("[tabindex='-1']");
  (holder ?? place).focus({ preventScroll: true });
});

if (result) {
  window.addEventListener("hashchange", () => takeCode() && arrive());

  restart.addEventListener("click", () => {
    putBack([]);
    result.replaceChildren();
    goTo(questions[0]);
  });

  const fail = () => {
    announce = true;
    waiting = false;
    form.querySelector(".offline").hidden = false;
  };

  show.addEventListener("click", () => (waiting = true));

  document.addEventListener("htmx:before:request", () => {
    form.querySelector(".offline").hidden = true;
  });

  document.addEventListener("htmx:error", fail);

  // Somebody else's answer, such as a proxy's, has nothing to put in.
  document.addEventListener("htmx:before:swap", (event) => {
    if (event.detail.tasks.some(({ fragment }) => fragment.childElementCount)) return;
    event.preventDefault();
    fail();
  });

  document.addEventListener("htmx:after:swap", () => {
    if (!waiting) return; // Whoever asked has gone back in the meantime.
    waiting = false;
    if (result.querySelector("[data-error]")) result.hidden = false;
    else {
      showResult();
      if (history.state?.step !== RESULT) {
        const from = history.state?.step;
        history.pushState(null, "", form.dataset.page);
        remember(RESULT, from);
      }
    }
    said.textContent = result.querySelector("h2").textContent;
    if (announce) {
      window.scrollTo(0, 0);
      result.querySelector("h2").focus({ preventScroll: true });
    }
    announce = true;
  });
}

window.addEventListener("popstate", ({ state }) => {
  if (!state) return;
  if (state.code) return arrive();
  waiting = editing = false;
  remember();
  if (state.step === RESULT) ask();
  else showStep(stepFor(state));
});

// The page has come, or come back: as it was left, or empty, or with a result from the server.
function arrive() {
  const state = history.state;
  if (state?.code) {
    bring(state.code);
  } else if (hasResult() && (!state || state.step === RESULT)) {
    showResult();
    remember(RESULT);
  } else if (state?.step === RESULT) {
    showStep(review, false);
    ask();
  } else {
    const step = stepFor(state);
    showStep(step, false);
    remember(steps.indexOf(step));
  }
}

if (history.state?.given) putBack(history.state.given);
// When htmx is there, to ask for a result.
document.addEventListener("DOMContentLoaded", arrive);

// What the browser puts back itself is there by now at the latest.
// Whether a class may still hand in, and who sits at the machine, the server must say.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && !result) location.reload();
  else if (event.persisted) arrive();
  else sayAnswers();
});

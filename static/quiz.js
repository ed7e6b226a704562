// Shows one question at a time, and puts the result above the answers when it comes.
//
// Everything here is a convenience: the page is a long form without it. The history holds which step
// is shown and never an answer; nothing is stored.

const form = document.getElementById("svar");
const steps = [...form.querySelectorAll("[data-step]")];
const questions = steps.slice(0, -1);
const [review] = steps.slice(-1);
const back = form.querySelector("[data-back]");
const next = form.querySelector("[data-next]");
const show = form.querySelector("[data-show]");
const progress = form.querySelector(".progress");
const heading = document.querySelector("h1");
const said = document.querySelector("[data-said]");
const RESULT = "result";

let pointer = false;
let announce = true;

const result = () => document.getElementById("resultat");
const answer = (question) => question.querySelector("input:checked");
const current = () => steps.find((step) => !step.hidden);

function showStep(step, focus = true) {
  form.classList.add("stepping");
  result().hidden = true;
  document.querySelectorAll(".answers-heading, .answers-lead").forEach((part) => (part.hidden = true));
  steps.forEach((other) => (other.hidden = other !== step));
  const at = steps.indexOf(step);
  progress.hidden = false;
  progress.querySelector("[data-progress]").textContent = step.dataset.step;
  progress.querySelector(".done").setAttribute("width", (100 * at) / questions.length);
  back.hidden = at === 0;
  next.hidden = step === review;
  show.hidden = step !== review;
  if (step === review) sayAnswers();
  setLanguagePage("sporsmal");
  if (focus) {
    window.scrollTo(0, 0);
    step.querySelector("legend").focus({ preventScroll: true });
  }
}

function goTo(step) {
  history.pushState({ step: steps.indexOf(step), from: history.state?.step }, "");
  showStep(step);
}

function goBack() {
  const before = steps.indexOf(current()) - 1;
  if (history.state?.from === before) return history.back();
  history.replaceState({ step: before }, "");
  showStep(steps[before]);
}

function showResult() {
  form.classList.remove("stepping");
  steps.forEach((step) => (step.hidden = false));
  progress.hidden = back.hidden = next.hidden = true;
  show.hidden = false;
  result().hidden = false;
  document.querySelectorAll(".answers-heading, .answers-lead").forEach((part) => (part.hidden = false));
  heading.textContent = heading.dataset.result;
  sayAnswers();
  setLanguagePage("resultat");
}

function sayAnswers() {
  for (const question of questions) {
    const chosen = answer(question) ?? question.querySelector(".pass input");
    form.querySelector(`[data-answer-to="${question.id}"]`).textContent =
      chosen.closest("label").textContent.trim();
  }
  limitImportant();
}

function limitImportant() {
  const boxes = [...review.querySelectorAll("[name=viktig]")];
  const most = Number(review.dataset.most);
  const full = boxes.filter((box) => box.checked).length >= most;
  boxes.forEach((box) => (box.disabled = full && !box.checked));
  review.querySelector(".limit").hidden = !full;
}

function setLanguagePage(page) {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("formaction", `/${button.dataset.language}/${page}`);
  }
}

function moveOn() {
  const at = steps.indexOf(current());
  if (at < steps.length - 1) goTo(steps[at + 1]);
}

function stepFor(state) {
  if (state && state.step in steps) return steps[state.step];
  return questions.find((question) => !answer(question)) ?? review;
}

// A tap on an answer moves on; arrow keys only choose, and Enter moves on.
document.addEventListener("pointerdown", () => (pointer = true), true);
document.addEventListener("keydown", () => (pointer = false), true);

form.addEventListener("click", (event) => {
  if (!event.target.matches("input[type=radio]") || !pointer) return;
  if (form.classList.contains("stepping")) moveOn();
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input")) return;
  event.preventDefault();
  if (form.classList.contains("stepping") && current() !== review) moveOn();
  else show.click();
});

form.addEventListener("change", (event) => {
  if (event.target.name === "viktig") limitImportant();
  if (form.classList.contains("stepping")) return;
  sayAnswers();
  announce = false;
  show.click();
});

next.addEventListener("click", moveOn);
back.addEventListener("click", goBack);

// Links from the review and the result to a question.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const step = link && steps.find((one) => `#${one.id}` === link.getAttribute("href"));
  if (!step || !form.classList.contains("stepping")) return;
  event.preventDefault();
  goTo(step);
});

document.addEventListener("htmx:before:request", () => {
  form.querySelector(".offline").hidden = true;
});

document.addEventListener("htmx:error", () => {
  form.querySelector(".offline").hidden = false;
});

document.addEventListener("htmx:after:swap", () => {
  showResult();
  if (history.state?.step !== RESULT) history.pushState({ step: RESULT }, "");
  said.textContent = result().querySelector("h2").textContent;
  if (announce) {
    window.scrollTo(0, 0);
    result().querySelector("h2").focus({ preventScroll: true });
  }
  announce = true;
});

window.addEventListener("popstate", (event) => {
  if (event.state?.step === RESULT) show.click();
  else showStep(stepFor(event.state));
});

// By now the browser has put back what was chosen before, after Back or a reload.
window.addEventListener("pageshow", () => {
  const state = history.state;
  if (result().querySelector("h2")) showResult();
  else if (state?.step === RESULT) {
    showStep(review, false);
    show.click();
  } else {
    const step = stepFor(state);
    if (!state) history.replaceState({ step: steps.indexOf(step) }, "");
    showStep(step, false);
  }
});

// What is counted on this tablet, and delivered: sums of eleven people or more, and never who was near.
//
// Answers wait in memory until eleven have given theirs: nothing that is kept tells of fewer. Only one
// tab counts, the one that has the lock. Counts are kept by day and version, and never replaced.

import { secret } from "./tablet.js";

const KEY = "stand-tally";
const FEWEST = 11;
const WAY = "/stand/api/tally";
const SPREAD = 600_000; // milliseconds within which a delivery goes, so that it tells not when somebody came

let counting = false;
let delivering = null;
let waiting = null;

navigator.locks?.request(KEY, () => {
  counting = true;
  return new Promise(() => {});
});

export const isCounting = () => counting;
export const today = () => new Date().toLocaleDateString("sv");
export const people = ({ statements }) => Object.values(statements)[0].reduce((sum, count) => sum + count);
export const waitingFor = () => (waiting?.day === today() ? people(waiting) : 0);

const kept = () => JSON.parse(localStorage.getItem(KEY) ?? "{}");
const keep = (counts) => localStorage.setItem(KEY, JSON.stringify(counts));
const key = (day, version) => `${day} ${version}`;
const nobody = ({ questions }) => Object.fromEntries(questions.map((question) => [question, [0, 0, 0]]));

function fresh(quiz, others) {
  const sequence = Math.max(0, ...Object.values(others).map((each) => (each.day === today() ? each.sequence : 0)));
  const counted = { finished: 0, abandoned: 0, statements: nobody(quiz) };
  return { day: today(), version: quiz.version, sequence, delivered: sequence, refused: 0, ...counted };
}

export const countOf = (quiz) => kept()[key(today(), quiz.version)] ?? fresh(quiz, {});
export const everything = () => Object.values(kept());

// The counts that there is no receipt for, the oldest first; one that was refused waits until it changes.
export const undelivered = () =>
  everything().filter(({ sequence, delivered, refused }) => sequence > delivered && sequence !== refused);
export const refused = () => everything().filter(({ sequence, refused: at }) => sequence === at);

function change(quiz, by) {
  if (!counting) return;
  const counts = kept();
  const day = (counts[key(today(), quiz.version)] ??= fresh(quiz, counts));
  by(day);
  day.sequence += 1;
  keep(counts);
}

export const abandon = (quiz) => change(quiz, (day) => (day.abandoned += 1));

export function finish(quiz, answers) {
  if (!counting) return;
  const goesOn = waiting?.day === today() && waiting.version === quiz.version;
  const { day, version } = fresh(quiz, {});
  const coming = goesOn ? structuredClone(waiting) : { day, version, statements: nobody(quiz) };
  for (const question of quiz.questions) coming.statements[question][1 + Math.sign(answers[question] ?? 0)] += 1;
  const enough = people(coming) >= FEWEST;
  change(quiz, (kept) => {
    kept.finished += 1;
    if (!enough) return;
    for (const [question, counts] of Object.entries(coming.statements)) {
      counts.forEach((count, category) => (kept.statements[question][category] += count));
    }
  });
  waiting = enough ? null : coming;
  if (enough) setTimeout(deliver, Math.random() * SPREAD);
}

// The rest of a day is fewer than eleven, so nobody gets it.
export function endDay() {
  waiting = null;
  return deliver();
}

// At another stand a tablet begins from nothing: else the same people could be counted, and shown, at two.
export function forget() {
  waiting = null;
  localStorage.removeItem(KEY);
}

function note({ day, version }, what) {
  const counts = kept();
  Object.assign(counts[key(day, version)], what);
  keep(counts);
}

export const receive = (counted, sequence) => note(counted, { delivered: sequence });

// Whole days at a time, until there is a receipt; what has changed meanwhile is delivered next time. A day
// that is refused, such as one from before the stand was made, keeps no other back.
export const deliver = () => (delivering ??= send().finally(() => (delivering = null)));

async function send() {
  const tablet = secret();
  if (!tablet) return false;
  for (const { delivered, refused: _, ...counted } of undelivered()) {
    try {
      const body = JSON.stringify({ tablet, ...counted });
      const response = await fetch(WAY, { method: "PUT", headers: { "Content-Type": "application/json" }, body });
      if (response.ok) receive(counted, (await response.json()).sequence);
      else if (response.status < 500 && response.status !== 429) note(counted, { refused: counted.sequence });
      else return false;
    } catch {
      return false;
    }
  }
  return !undelivered().length;
}

addEventListener("online", deliver);

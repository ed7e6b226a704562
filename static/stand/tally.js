// What is counted on this tablet, and delivered: sums of eleven people or more, and never who was near.
//
// Answers wait in memory until eleven have given theirs: nothing that is kept tells of fewer. Only one
// tab counts, the one that has the lock.

import { secret } from "./tablet.js";

const KEY = "stand-tally";
const FEWEST = 11;
const WAY = "/stand/api/tally";

let counting = false;
let delivering = null;
let waiting = null;

navigator.locks?.request(KEY, () => {
  counting = true;
  return new Promise(() => {});
});

export const today = () => new Date().toLocaleDateString("sv");
export const kept = () => JSON.parse(localStorage.getItem(KEY) ?? "{}");
export const people = ({ statements }) => Object.values(statements)[0].reduce((sum, count) => sum + count);
export const waitingFor = () => (waiting?.day === today() ? people(waiting) : 0);

const nobody = ({ questions }) => Object.fromEntries(questions.map((question) => [question, [0, 0, 0]]));

function change(quiz, by) {
  if (!counting) return;
  const days = kept();
  const day = today();
  if (days[day]?.version !== quiz.version) {
    const { version } = quiz;
    days[day] = { version, sequence: 0, delivered: 0, finished: 0, abandoned: 0, statements: nobody(quiz) };
  }
  by(days[day]);
  days[day].sequence += 1;
  localStorage.setItem(KEY, JSON.stringify(days));
}

export const abandon = (quiz) => change(quiz, (day) => (day.abandoned += 1));

export function finish(quiz, answers) {
  if (waiting?.day !== today() || waiting.version !== quiz.version) {
    waiting = { day: today(), version: quiz.version, statements: nobody(quiz) };
  }
  for (const question of quiz.questions) waiting.statements[question][1 + Math.sign(answers[question] ?? 0)] += 1;
  const enough = people(waiting) >= FEWEST;
  change(quiz, (day) => {
    day.finished += 1;
    if (!enough) return;
    for (const [question, counts] of Object.entries(waiting.statements)) {
      counts.forEach((count, category) => (day.statements[question][category] += count));
    }
  });
  if (!enough) return;
  waiting = null;
  deliver();
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

// The days that there is no receipt for, the oldest first.
export const undelivered = () => Object.entries(kept()).filter(([, { sequence, delivered }]) => sequence > delivered);

export function receive(day, sequence) {
  const days = kept();
  days[day].delivered = sequence;
  localStorage.setItem(KEY, JSON.stringify(days));
}

// Whole days at a time, until there is a receipt; what has changed meanwhile is delivered next time. A day
// that is refused, such as one from before the stand was made, keeps no other back.
export const deliver = () => (delivering ??= send().finally(() => (delivering = null)));

async function send() {
  const tablet = secret();
  if (!tablet) return false;
  for (const [day, { delivered, ...counted }] of undelivered()) {
    try {
      const body = JSON.stringify({ tablet, day, ...counted });
      const response = await fetch(WAY, { method: "PUT", headers: { "Content-Type": "application/json" }, body });
      if (response.ok) receive(day, (await response.json()).sequence);
    } catch {
      return false;
    }
  }
  return !undelivered().length;
}

addEventListener("online", deliver);

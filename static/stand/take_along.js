// The code of quiz/domain/take_along.py: twelve characters name the content, one stands for each answer,
// and the last checks the rest by ISO/IEC 7064, MOD 37,36. It hides nothing.

const LETTERS = { "-2": "G", "-1": "K", null: "P", 1: "T", 2: "X" };
const ANSWERS = { G: -2, K: -1, P: null, T: 1, X: 2 };

// `ids` are the questions in their order; `answers` is {id: -2, -1, 1, 2 or null}.
export function encode(version, ids, answers) {
  const code = version.toUpperCase() + ids.map((id) => LETTERS[answers[id] ?? null]).join("");
  return code + check(code);
}

// {answers}, or {trouble: "old"} for a code of another content, or {trouble: "wrong"}.
export function decode(text, version, ids) {
  const [, madeOf, letters] = /^([0-9A-F]{12})([GKPTX]+)[0-9A-Z]$/.exec(text) ?? [];
  if (!madeOf || check(text.slice(0, -1)) !== text.slice(-1)) return { trouble: "wrong" };
  if (madeOf !== version.toUpperCase() || letters.length !== ids.length) return { trouble: "old" };
  return { answers: Object.fromEntries(ids.map((id, at) => [id, ANSWERS[letters[at]]])) };
}

// The sign that makes the rest sum up to 1.
function check(code) {
  let left = 36;
  for (const sign of code) left = (((left + parseInt(sign, 36)) % 36 || 36) * 2) % 37;
  return ((37 - left) % 36).toString(36).toUpperCase();
}

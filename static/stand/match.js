// quiz/domain/matching.py and nearness.py where there is no server: the same floats, to the bit.
// Whole numbers up to each formula's first division, and then the same steps in the same order.

const K = 16;
const SAME = 1e-9;

const own = (things, id) => (Object.hasOwn(things, id) ? things[id] : undefined) ?? null;

// {answers: {id: -2..2 or null}, weights: {id: 0..2}} and {voice: {id: -2..2 or null}} give
// {status, matches: [{voice, rank, score, low, high, coverage}]}; ties stand as in `voices`.
export function rank({ answers, weights }, voices) {
  const said = Object.entries(answers)
    .map(([id, v]) => ({ id, v, w: own(weights, id) ?? 1 }))
    .filter(({ v, w }) => v !== null && w);
  if (!said.length) return { status: "no_answers", matches: [] };
  const matches = Object.keys(voices).map((voice) => ({ voice, rank: null, ...match(said, voices[voice]) }));
  const scores = matches.flatMap(({ score }) => score ?? []);
  for (const one of matches) {
    if (one.score !== null) one.rank = 1 + scores.filter((other) => other > one.score + SAME).length;
  }
  const last = matches.length + 1;
  matches.sort((one, other) => (one.rank ?? last) - (other.rank ?? last));
  return { status: scores.length ? "ok" : "no_positions", matches };
}

function match(said, positions) {
  let [W, C0, B0, C, N] = [0, 0, 0, 0, 0];
  for (const { id, v, w } of said) {
    const s = 2 + Math.abs(v);
    const p = own(positions, id);
    W += w;
    C0 += w * s;
    B0 += w * (8 - s);
    if (p === null) continue;
    C += w * s;
    N += w * (s - 2 * Math.abs(v - p));
  }
  const whole = 8 * W;
  const n = said.length;
  let score = null;
  if (C === C0) score = (B0 + N) / whole;
  else if (C) {
    const pull = Math.sqrt((C * (n + K)) / (C * n + K * C0));
    score = B0 / whole + (((pull * C0) / C) * N) / whole;
  }
  return { score, low: (B0 + N - (C0 - C)) / whole, high: (B0 + N + (C0 - C)) / whole, coverage: C / C0 };
}

// {alike, nearest, between, farthest, unranked}: each a list in the order of `voices`, which tells no
// score. Where all are about as near, `alike` is true and all of them are nearest.
export function nearness(matches, voices) {
  const shared = (one) => Math.max(...matches.map(({ rank, score }) => (rank === one.rank ? score : 0)));
  const scores = matches.filter(({ rank }) => rank).map(shared);
  const [best, last] = [Math.max(...scores), Math.min(...scores)];
  const alike = scores.length > 0 && best - last < 0.1 - SAME;
  const bands = { alike, nearest: [], between: [], farthest: [], unranked: [] };
  for (const voice of Object.keys(voices)) {
    const one = matches.find((match) => match.voice === voice);
    if (!one) continue;
    const score = shared(one);
    if (!one.rank) bands.unranked.push(voice);
    else if (alike || best - score <= 0.05 + SAME) bands.nearest.push(voice);
    else if (best - score > 0.15 + SAME && score - last <= 0.05 + SAME) bands.farthest.push(voice);
    else bands.between.push(voice);
  }
  return bands;
}

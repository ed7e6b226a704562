// Delivers what a tablet without a net has counted, for whoever has read its code with a phone.

import { receipt } from "./stand/receipt.js";

const [tablet, day, version, sequence, finished, abandoned, ...counts] = location.hash.slice(1).split(".");
history.replaceState(null, "", location.pathname);
const here = JSON.parse(document.getElementById("here").textContent);
const find = (said) => document.querySelector(`[data-say=${said}]`);

function say(...said) {
  for (const each of document.querySelectorAll("[data-say]")) each.hidden = !said.includes(each.dataset.say);
}

async function deliver() {
  // Bare numbers say nothing to a page of another content.
  if (version !== here.version || counts.length !== here.questions.length) return say("unknown");
  const statements = Object.fromEntries(here.questions.map((question, at) => [question, counts[at].split("-").map(Number)]));
  const counted = { sequence: Number(sequence), finished: Number(finished), abandoned: Number(abandoned) };
  const body = JSON.stringify({ tablet, day, version, ...counted, statements });
  const headers = { "Content-Type": "application/json" };
  const response = await fetch("/stand/api/tally", { method: "PUT", headers, body });
  if (!response.ok) return say(response.status >= 500 ? "failed" : "unknown", "ready");
  find("delivered").querySelector("strong").textContent = receipt(tablet, day, sequence);
  say("delivered");
}

say(counts.length ? "ready" : "empty");
find("ready").querySelector("button").addEventListener("click", () => deliver().catch(() => say("failed", "ready")));

// Keeps a page of the classroom in step with the lesson, and takes the code out of the join address.
//
// Loaded before htmx, which would send the whole address along, the code in its fragment included.

const code = document.querySelector("[data-code]");
if (code && location.hash) {
  code.value = decodeURIComponent(location.hash.slice(1)).slice(0, 20);
  history.replaceState(null, "", location.pathname);
}

const live = () => document.querySelector("[data-live]");

// Nobody looks at a hidden tab, so it asks nothing; it asks as soon as it is seen again.
document.addEventListener("htmx:before:request", (event) => {
  if (document.hidden && event.target.matches("[data-live]")) event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) live()?.dispatchEvent(new Event("visible"));
});

// A form is not swapped in or out under somebody's fingers: it comes and goes with its page.
const hasForm = () => document.querySelector("#time[data-form]") !== null;
const came = hasForm();
document.addEventListener("htmx:after:swap", () => {
  if (hasForm() !== came || (came && document.querySelector("[data-past]"))) location.reload();
});

// A room that is gone is told of by the whole page.
document.addEventListener("htmx:response:error", ({ detail }) => {
  if (detail.ctx.response.status === 404) location.reload();
});

// Without a net the browser would leave the page, and what has been filled in, for one of its own. What
// was handed in and has lost its receipt is handed in once more, and counted once.
document.addEventListener("submit", async (event) => {
  if (event.target.id !== "svar") return;
  event.preventDefault();
  const form = event.target;
  const address = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const offline = form.querySelector(".offline");
  offline.hidden = true;
  try {
    const body = new URLSearchParams(new FormData(form));
    const { status } = await fetch(address, { method: "POST", body });
    if (status < 500) return location.reload();
  } catch {
    // Told below, as an answer from a server that is not well is.
  }
  offline.hidden = false;
  offline.scrollIntoView({ block: "nearest" });
});

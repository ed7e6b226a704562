// What is on the screen, and since when.

export const find = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
export const screen = () => find(".screen:not([hidden])");

let shown = 0;
export const shownFor = () => performance.now() - shown; // milliseconds

export function show(id) {
  for (const each of all(".screen")) each.hidden = each.id !== id;
  const { where = "" } = screen().dataset;
  find("[data-bar]").hidden = id === "start";
  find(".where").textContent = where;
  scrollTo(0, 0);
  find("[tabindex]", screen()).focus({ preventScroll: true });
  shown = performance.now();
}

export function draw(place, bitmap) {
  const { size } = bitmap;
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  svg.setAttribute("viewBox", `-4 -4 ${size + 8} ${size + 8}`);
  let cells = "";
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (bitmap.get(x, y)) cells += `M${x} ${y}h1v1h-1z`;
  path.setAttribute("d", cells);
  svg.append(path);
  place.replaceChildren(svg);
}

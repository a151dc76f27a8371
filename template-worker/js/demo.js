// The page: draws the Mandelbrot set on the chosen threads, and shows the effect on the page's own frames.

import { watchFrames } from "./frames.js";
import { connect } from "./pool.js";

/**
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 */
function find(selector, type) {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no \`${selector}\``);
  return found;
}

const form = find("form", HTMLFormElement);
const cancel = find("#cancel", HTMLButtonElement);
const progress = find("progress", HTMLProgressElement);
const status = find("[role=status]", HTMLElement);
const alert = find("[role=alert]", HTMLElement);
const canvas = find("#picture", HTMLCanvasElement);
const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
const frames = watchFrames(find("#frames", HTMLCanvasElement));

// More bands than workers, because some take longer than others.
const bands = 40;
const cores = navigator.hardwareConcurrency;
const pools = { worker: connect(), pool: connect({ size: cores }) };

/** The middle of the picture, and the distance between its pixels. */
const view = { x: -0.75, y: 0, step: 3.6 / canvas.width };
let drawing = new AbortController();

/** Draws the view, and shows how long it took. */
async function run() {
  drawing.abort();
  const { signal } = (drawing = new AbortController());
  cancel.disabled = false;
  alert.textContent = "";
  status.textContent = "Drawing …";
  frames.reset();
  const start = performance.now();
  try {
    await draw(await choose(signal), signal);
    const time = performance.now() - start;
    const longest = await frames.longest();
    status.textContent = `Drawn in ${time.toFixed()} ms; the longest frame took ${longest.toFixed()} ms.`;
  } catch (error) {
    if (!signal.aborted) alert.textContent = error instanceof Error ? error.message : String(error);
    if (signal === drawing.signal) status.textContent = signal.aborted ? "Cancelled." : "";
  } finally {
    if (signal === drawing.signal) cancel.disabled = true;
  }
}

/**
 * The crate's functions, on the main thread or in workers.
 *
 * @param {AbortSignal} signal
 */
async function choose(signal) {
  const where = new FormData(form).get("where");
  if (where !== "main") return pools[where === "pool" ? "pool" : "worker"].with({ signal });
  const rust = await import("../pkg/init.js");
  await rust.default();
  return rust;
}

/**
 * @param {Awaited<ReturnType<typeof choose>>} rust
 * @param {AbortSignal} signal
 */
async function draw(rust, signal) {
  const { width, height } = canvas;
  const rows = height / bands;
  const left = view.x - (width / 2) * view.step;
  const top = view.y - (height / 2) * view.step;
  const done = new Float64Array(bands);
  context.clearRect(0, 0, width, height);

  const drawBand = async (/** @type {unknown} */ _, /** @type {number} */ band) => {
    const pixels = await rust.mandelbrot(width, rows, left, top + band * rows * view.step, view.step, (fraction) => {
      done[band] = fraction;
      if (!signal.aborted) progress.value = done.reduce((sum, part) => sum + part) / bands;
    });
    const image = new ImageData(width, rows);
    image.data.set(pixels);
    if (!signal.aborted) context.putImageData(image, 0, band * rows);
  };
  await Promise.all(Array.from({ length: bands }, drawBand));
}

/**
 * Zooms at a point, given in pixels from the middle.
 *
 * @param {number} factor
 * @param {number} x
 * @param {number} y
 */
function zoom(factor, x = 0, y = 0) {
  view.x += x * view.step;
  view.y += y * view.step;
  view.step /= factor;
  run();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
cancel.addEventListener("click", () => drawing.abort());
find("#in", HTMLButtonElement).addEventListener("click", () => zoom(2));
find("#out", HTMLButtonElement).addEventListener("click", () => zoom(0.5));
canvas.addEventListener("click", ({ offsetX, offsetY }) => {
  const scale = canvas.width / canvas.clientWidth;
  zoom(3, offsetX * scale - canvas.width / 2, offsetY * scale - canvas.height / 2);
});
find("#cores", HTMLElement).textContent = String(cores);
run();

// The buttons and sliders, and changes of the page's size and colour scheme.

import { elements } from "./elements.js";

/** @import { Game } from "./game.js" */

/** Generations per second, by the slider's position. */
const SPEEDS = [1, 2, 4, 8, 15, 30, 60, 120, 240];

/** @param {Game} game */
export function listenToControls(game) {
  const { play, step, randomise, clear, speed, size, canvas } = elements;
  play.addEventListener("click", () => game.toggle());
  step.addEventListener("click", () => game.step());
  randomise.addEventListener("click", () => game.randomise());
  clear.addEventListener("click", () => game.clear());
  speed.addEventListener("input", () => setSpeed(game));
  size.addEventListener("input", () => setSize(game));
  setSpeed(game);
  setSize(game);

  new ResizeObserver(() => setSize(game)).observe(/** @type {HTMLElement} */ (canvas.parentElement));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => game.view.readColours());
}

/** @param {Game} game */
function setSpeed(game) {
  game.speed = SPEEDS[elements.speed.valueAsNumber];
  show(elements.speed, elements.speedShown, `${SPEEDS[elements.speed.valueAsNumber]} / s`);
}

/** @param {Game} game */
function setSize(game) {
  game.fit(elements.size.valueAsNumber);
  show(elements.size, elements.sizeShown, `${elements.size.value} px`);
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLOutputElement} output
 * @param {string} text
 */
function show(input, output, text) {
  output.textContent = text;
  input.setAttribute("aria-valuetext", text);
}

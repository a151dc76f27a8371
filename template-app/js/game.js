// The game: its actions, which all controls share.

import { elements } from "./elements.js";
import { Loop } from "./loop.js";

/** @import { Universe } from "../pkg/init.js" */
/** @import { View } from "./view.js" */
/** @typedef {{ column: number, row: number }} Cell */

export class Game {
  generation = 0;

  #loop = new Loop({ tick: () => this.#tick(), frame: () => this.#show(), measured: showMeasured });

  /**
   * @param {Universe} universe
   * @param {View} view
   */
  constructor(universe, view) {
    this.universe = universe;
    this.view = view;
  }

  get playing() {
    return this.#loop.running;
  }

  /** @param {number} generations per second */
  set speed(generations) {
    this.#loop.speed = generations;
  }

  play() {
    this.#loop.start();
    elements.play.textContent = "Pause";
  }

  pause() {
    this.#loop.stop();
    elements.play.textContent = "Play";
    this.#show();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
    this.announce();
  }

  step() {
    this.pause();
    this.#tick();
    this.#show();
    this.announce();
  }

  randomise() {
    this.universe.randomise(Math.random() * 2 ** 32);
    this.#restart();
  }

  clear() {
    this.universe.clear();
    this.#restart();
  }

  /**
   * Makes the universe fill the page.
   *
   * @param {number} size of a cell, in CSS pixels
   */
  fit(size) {
    const { columns, rows } = this.view.measure(size);
    this.universe.resize(columns, rows);
    this.view.resize();
    this.#show();
  }

  /** @param {Cell} cell */
  isAlive({ column, row }) {
    return this.universe.get(column, row);
  }

  /**
   * Draws a cell, or the chosen pattern around it.
   *
   * @param {Cell} cell
   * @param {boolean} alive
   */
  draw({ column, row }, alive) {
    const { columns, rows } = this.universe;
    // A pointer can leave the canvas, where the universe continues at the opposite edge.
    if (column < 0 || row < 0 || column >= columns || row >= rows) return;
    const pattern = elements.brush.value;
    if (pattern) this.universe.insert(pattern, column, row);
    else this.universe.set(column, row, alive);
    this.#show();
  }

  /** Tells screen readers the state. Not for each generation: they would never stop talking. */
  announce() {
    elements.status.textContent = `Generation ${this.generation}, ${this.universe.population} alive`;
  }

  #tick() {
    this.universe.tick();
    this.generation++;
  }

  #restart() {
    this.generation = 0;
    this.#show();
    this.announce();
  }

  #show() {
    this.view.paint({ trails: this.playing });
    elements.generation.textContent = this.generation.toLocaleString();
    elements.population.textContent = this.universe.population.toLocaleString();
  }
}

/** @param {{ framesPerSecond: number, milliseconds: number }} measured */
function showMeasured({ framesPerSecond, milliseconds }) {
  elements.frames.textContent = framesPerSecond.toFixed();
  if (milliseconds > 0) elements.time.textContent = milliseconds.toFixed(3);
}

// The game loop: a given number of generations per second, at any refresh rate of the screen.

/** How long a frame may compute, in milliseconds. Generations that are still due are skipped. */
const BUDGET = 12;

/** The time between two reports of `measured`, in milliseconds. */
const INTERVAL = 500;

/**
 * @typedef {object} Callbacks
 * @property {() => void} tick computes a generation
 * @property {() => void} frame paints
 * @property {(measured: { framesPerSecond: number, milliseconds: number }) => void} measured time per generation
 */

export class Loop {
  /** Generations per second. */
  speed = 1;

  #callbacks;
  /** @type {number | undefined} */
  #request;
  #due = 0;
  #last = 0;
  #measuring = { since: 0, frames: 0, ticks: 0, elapsed: 0 };

  /** @param {Callbacks} callbacks */
  constructor(callbacks) {
    this.#callbacks = callbacks;
  }

  get running() {
    return this.#request !== undefined;
  }

  start() {
    if (this.running) return;
    this.#request = requestAnimationFrame((now) => {
      this.#last = now;
      this.#measuring = { since: now, frames: 0, ticks: 0, elapsed: 0 };
      this.#run(now);
    });
  }

  stop() {
    if (this.#request !== undefined) cancelAnimationFrame(this.#request);
    this.#request = undefined;
  }

  /** @param {number} now */
  #run(now) {
    this.#due += ((now - this.#last) / 1000) * this.speed;
    this.#last = now;
    this.#compute();
    this.#callbacks.frame();
    this.#measure(now);
    this.#request = requestAnimationFrame((next) => this.#run(next));
  }

  #compute() {
    const start = performance.now();
    let elapsed = 0;
    for (; this.#due >= 1 && elapsed < BUDGET; elapsed = performance.now() - start) {
      this.#callbacks.tick();
      this.#due--;
      this.#measuring.ticks++;
    }
    this.#due %= 1;
    this.#measuring.elapsed += elapsed;
  }

  /** @param {number} now */
  #measure(now) {
    const { since, ticks, elapsed } = this.#measuring;
    const frames = ++this.#measuring.frames;
    if (now - since < INTERVAL) return;
    this.#callbacks.measured({
      framesPerSecond: ((frames - 1) / (now - since)) * 1000,
      milliseconds: ticks > 0 ? elapsed / ticks : 0,
    });
    this.#measuring = { since: now, frames: 1, ticks: 0, elapsed: 0 };
  }
}

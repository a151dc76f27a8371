// Measures both functions. Nothing here needs Node.js: it runs in a browser, too.

import { Bench } from "tinybench";
import * as subject from "./subject.js";

/**
 * @typedef {object} Result
 * @property {string} size
 * @property {number} original milliseconds per call, the median
 * @property {number} port
 * @property {number} ratio how many times as fast the port is
 * @property {[number, number]} interval the ratio's 95 % confidence interval
 */

/**
 * @param {number} time milliseconds for each function and size
 * @param {number} sample milliseconds for each sample: many times the clock's resolution
 * @returns {Generator<Result>}
 */
export function* measure(time = 500, sample = 5) {
  for (const size of subject.sizes) {
    const args = subject.argumentsOf(size);
    const bench = new Bench({ time, warmupTime: time / 4, retainSamples: true, throws: true });
    bench.add("original", batch(() => subject.original(...args), sample));
    bench.add("port", batch(() => subject.port(...args), sample));
    const [original, port] = bench.runSync().map(samples);
    const ratio = median(original) / median(port);
    const interval = bootstrap(original, port);
    yield { size: size.join(" × "), original: median(original), port: median(port), ratio, interval };
  }
}

/**
 * A task that calls `call` so often that the clock can tell, and reports the time of one call.
 *
 * @param {() => unknown} call
 * @param {number} sample
 */
function batch(call, sample) {
  let calls = 1;
  while (timed(call, calls) < sample) calls *= 2;
  return () => {
    const elapsed = timed(call, calls);
    return { overriddenDuration: elapsed / calls, overriddenIterationCost: elapsed };
  };
}

/**
 * @param {() => unknown} call
 * @param {number} calls
 */
function timed(call, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; i++) call();
  return performance.now() - start;
}

/** @param {import("tinybench").Task} task */
function samples({ name, result }) {
  if (result.state !== "completed" || !result.latency.samples) throw new Error(`${name}: ${result.state}`);
  return result.latency.samples;
}

/**
 * Draws both sides anew, with replacement, and takes the middle 95 % of the ratios.
 *
 * @param {number[]} original
 * @param {number[]} port
 * @returns {[number, number]}
 */
function bootstrap(original, port, draws = 1000) {
  const ratios = Array.from({ length: draws }, () => median(redraw(original)) / median(redraw(port)));
  ratios.sort((a, b) => a - b);
  return [ratios[Math.floor(0.025 * draws)], ratios[Math.floor(0.975 * draws)]];
}

/** @param {number[]} values */
const redraw = (values) => values.map(() => values[Math.floor(Math.random() * values.length)]);

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

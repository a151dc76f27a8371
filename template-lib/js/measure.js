// Measures both functions. This file runs in browsers, too.

import { Bench } from "tinybench";
import * as subject from "./subject.js";

/**
 * @typedef {object} Result
 * @property {string} size
 * @property {number} original the median, in milliseconds per call
 * @property {number} port
 * @property {number} ratio the port's speed relative to the original
 * @property {[number, number]} interval the ratio's 95 % confidence interval
 */

/**
 * `time` is for each function at each size, `sample` for each sample, both in milliseconds. A sample must take much
 * longer than the clock's resolution.
 *
 * @returns {Generator<Result>}
 */
export function* measure({ time = 500, sample = 5 } = {}) {
  // JavaScript first, at all sizes: once a wasm memory has grown, array accesses in JavaScript are slower (V8).
  const originals = subject.sizes.map((size) => samples(subject.original, size, { time, sample }));
  for (const [i, size] of subject.sizes.entries()) {
    const original = originals[i];
    const port = samples(subject.port, size, { time, sample });
    yield {
      size: size.join(" × "),
      original: median(original),
      port: median(port),
      ratio: median(original) / median(port),
      interval: bootstrap(original, port),
    };
  }
}

/**
 * Keeps the calls from being optimised away.
 *
 * @type {unknown}
 */
export let lastResult;

/**
 * Samples of the time per call: each is the mean of as many calls as the clock needs to measure it.
 *
 * @param {typeof subject.original | typeof subject.port} call
 * @param {number[]} size
 * @param {{ time: number, sample: number }} times
 */
function samples(call, size, { time, sample }) {
  const args = subject.argumentsOf(size);
  /** @param {number} calls */
  const run = (calls) => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) lastResult = call(...args);
    return performance.now() - start;
  };
  let calls = 1;
  while (run(calls) < sample) calls *= 2;

  const bench = new Bench({ time, iterations: 10, warmupTime: time / 4, retainSamples: true, throws: true });
  bench.add(call.name, () => {
    const elapsed = run(calls);
    return { overriddenDuration: elapsed / calls, overriddenIterationCost: elapsed };
  });
  const [{ result }] = bench.runSync();
  if (result.state !== "completed" || !result.latency.samples) throw new Error(`the benchmark is ${result.state}`);
  return result.latency.samples;
}

/**
 * A bootstrap: resamples both sides with replacement, and takes the middle 95 % of the ratios.
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

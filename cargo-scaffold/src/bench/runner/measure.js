// Measures functions. It knows nothing of where it runs.

/**
 * Samples of the time per call in milliseconds, of each function on each side at each size.
 *
 * `time` is how long to measure, `sample` how long one sample takes, both in milliseconds. A sample must take much longer
 * than the clock's resolution.
 */
export function* measure({ original, rust, inputs }, { time, sample }) {
  // JavaScript first: once a wasm memory has grown, array accesses in JavaScript are slower (V8).
  for (const [side, module] of Object.entries({ original, rust })) {
    for (const [name, input] of Object.entries(inputs)) {
      check(name, input, side, module);
      for (const size of input.sizes) {
        const samples = samplesOf(module[name], input.ofSize(size), { time, sample });
        yield { function: name, side, size: [size].flat().join(" × "), samples };
      }
    }
  }
}

function check(name, input, side, module) {
  if (!Array.isArray(input?.sizes) || typeof input.ofSize !== "function") {
    throw new Error(`\`${name}\` in \`js/inputs.js\` needs \`sizes\`, a list, and \`ofSize\`, a function`);
  }
  if (typeof module[name] !== "function") {
    const place = side === "rust" ? "the Rust package" : "the JavaScript original";
    throw new Error(`${place} exports no function \`${name}\`, which \`js/inputs.js\` names`);
  }
}

// Exported, so that the calls can't be optimised away.
export let lastResult;

function samplesOf(call, args, { time, sample }) {
  const run = (calls) => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) lastResult = call(...args);
    return performance.now() - start;
  };
  let calls = 1;
  while (run(calls) < sample) calls *= 2;
  if (lastResult instanceof Promise) {
    throw new Error(`\`${call.name}\` returns a promise: only functions that return at once can be measured`);
  }

  const start = performance.now();
  const samples = [];
  // At first the JavaScript engine is still compiling.
  while (performance.now() - start < time / 4) run(calls);
  while (performance.now() - start < time * 1.25 || samples.length < 10) samples.push(run(calls) / calls);
  return samples;
}

// `npm run bench`: prints what was measured, and draws it into bench.svg.

import { writeFileSync } from "node:fs";
import { curve } from "./curve.js";
import { measure } from "./measure.js";

const results = [];
for (const result of measure()) {
  const { size, original, port, ratio, interval } = result;
  const [low, high] = interval.map((bound) => bound.toFixed(2));
  console.log(
    `${size.padStart(12)}  ${time(original)} → ${time(port)}  ${ratio.toFixed(2).padStart(6)}×  [${low}, ${high}]`,
  );
  results.push(result);
}
writeFileSync("bench.svg", curve(results));

/** @param {number} milliseconds */
function time(milliseconds) {
  return `${(milliseconds * 1000).toPrecision(3).padStart(9)} µs`;
}

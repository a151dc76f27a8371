// `npm run bench`: prints the results, and draws them into bench.svg.

import { writeFileSync } from "node:fs";
import { measure } from "./measure.js";
import { curve, line } from "./report.js";

const results = [];
for (const result of measure()) {
  console.log(line(result));
  results.push(result);
}
writeFileSync("bench.svg", curve(results));

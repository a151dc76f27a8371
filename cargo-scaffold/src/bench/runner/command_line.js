// Runs the benchmark in Node.js, Deno or Bun, and prints a line of JSON for each measurement.

import process from "node:process";
import { measure } from "./measure.js";

const { original, rust, inputs, times } = JSON.parse(process.argv[2]);
const print = (line) => console.log(JSON.stringify(line));

async function load(url) {
  try {
    return await import(url);
  } catch (error) {
    throw new Error(`can't import \`${url.split("/").slice(-2).join("/")}\`: ${error?.message ?? error}`);
  }
}

try {
  const modules = { original: await load(original), rust: await load(rust), inputs: await load(inputs) };
  for (const measurement of measure(modules, times)) print(measurement);
  print({ done: true });
} catch (error) {
  print({ error: error instanceof Error ? error.message : String(error) });
}

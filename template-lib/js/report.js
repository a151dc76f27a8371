// Shows results: each as a line of text, all together as a curve.

/** @typedef {import("./measure.js").Result} Result */

/** @param {Result} result */
export function line({ size, original, port, ratio, interval }) {
  const [low, high] = interval.map((bound) => bound.toFixed(2));
  return `${size.padEnd(12)} ${time(original)} → ${time(port)} ${ratio.toFixed(2).padStart(7)}×  (${low} to ${high})`;
}

/** @param {number} milliseconds */
function time(milliseconds) {
  return `${(milliseconds * 1000).toFixed(milliseconds < 0.01 ? 2 : 0).padStart(7)} µs`;
}

const [width, height, left, right, top, bottom] = [640, 364, 56, 624, 72, 300];

const style = `
  text { font: 13px system-ui, sans-serif; fill: #59636e; }
  .title { font-size: 16px; font-weight: 600; fill: #1f2328; }
  .grid { stroke: #d1d9e0; }
  .even { stroke: #59636e; stroke-dasharray: 4 4; }
  .curve { fill: none; stroke: #0969da; stroke-width: 2; }
  .interval { stroke: #0969da; stroke-width: 6; stroke-opacity: 0.4; stroke-linecap: round; }
  .point { fill: #0969da; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1; }
    .title { fill: #f0f6fc; }
    .grid { stroke: #3d444d; }
    .even { stroke: #9198a1; }
    .curve, .interval { stroke: #4493f8; }
    .point { fill: #4493f8; }
  }`;

/**
 * Shows from which input size on a call into wasm pays off: an SVG for light and dark pages.
 *
 * @param {Result[]} results
 */
export function curve(results) {
  const exponents = results.flatMap(({ interval }) => interval.map(Math.log2));
  const [low, high] = [Math.floor(Math.min(...exponents, -1)), Math.ceil(Math.max(...exponents, 1))];
  /** @param {number} ratio */
  const y = (ratio) => Math.round(bottom - ((Math.log2(ratio) - low) / (high - low)) * (bottom - top));
  /** @param {number} i */
  const x = (i) => Math.round(left + ((i + 0.5) / results.length) * (right - left));

  const powers = Array.from({ length: high - low + 1 }, (_, i) => 2 ** (low + i));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<style>${style}
</style>
<text class="title" x="${left}" y="28">How many times as fast as JavaScript</text>
<text x="${left}" y="48">by size of the input, with the 95 % confidence interval</text>
${powers.map((ratio) => gridLine(ratio, y(ratio))).join("\n")}
<polyline class="curve" points="${results.map(({ ratio }, i) => `${x(i)},${y(ratio)}`).join(" ")}"/>
${results.map((result, i) => point(result, x(i), y)).join("\n")}
</svg>
`;
}

/**
 * @param {number} ratio
 * @param {number} y
 */
function gridLine(ratio, y) {
  return `<line class="${ratio === 1 ? "even" : "grid"}" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>
<text x="${left - 8}" y="${y + 4}" text-anchor="end">${ratio < 1 ? `1/${1 / ratio}` : ratio}×</text>`;
}

/**
 * @param {Result} result
 * @param {number} x
 * @param {(ratio: number) => number} y
 */
function point({ size, ratio, interval: [low, high] }, x, y) {
  return `<line class="interval" x1="${x}" x2="${x}" y1="${y(low)}" y2="${y(high)}"/>
<circle class="point" cx="${x}" cy="${y(ratio)}" r="4"/>
<text x="${x}" y="${bottom + 26}" text-anchor="middle">${size}</text>
<text class="title" x="${x}" y="${bottom + 48}" text-anchor="middle">${ratio.toFixed(ratio < 10 ? 2 : 1)}×</text>`;
}

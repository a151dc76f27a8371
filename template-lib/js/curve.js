// The curve that shows from which size on crossing the boundary pays off, as an SVG for light and dark pages.

const [width, height, left, right, top, bottom] = [640, 360, 56, 616, 64, 316];

const style = `
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
  text { fill: #57606a; } .title { fill: #1f2328; font-size: 16px; font-weight: 600; }
  .grid { stroke: #d0d7de; } .even { stroke: #57606a; stroke-dasharray: 4 4; }
  .curve { fill: none; stroke: #0969da; stroke-width: 2; } .point { fill: #0969da; } .interval { stroke: #0969da; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1; } .title { fill: #f0f6fc; } .grid { stroke: #3d444d; } .even { stroke: #9198a1; }
    .curve, .interval { stroke: #4493f8; } .point { fill: #4493f8; }
  }`;

/** @param {import("./measure.js").Result[]} results */
export function curve(results) {
  const bounds = results.flatMap(({ interval }) => interval.map(Math.log2));
  const [low, high] = [Math.floor(Math.min(...bounds, -1)), Math.ceil(Math.max(...bounds, 1))];
  /** @param {number} ratio */
  const y = (ratio) => round(bottom - ((Math.log2(ratio) - low) / (high - low)) * (bottom - top));
  /** @param {number} i */
  const x = (i) => round(left + ((i + 0.5) / results.length) * (right - left));

  const powers = Array.from({ length: high - low + 1 }, (_, i) => 2 ** (low + i));
  const grid = powers.map((ratio) => gridLine(ratio, y(ratio)));
  const points = results.map(({ ratio, interval, size }, i) => point(x(i), y(ratio), interval.map(y), size, ratio));
  const path = results.map(({ ratio }, i) => `${x(i)},${y(ratio)}`).join(" ");

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<style>${style}
</style>
<text class="title" x="${left}" y="28">How many times as fast as JavaScript</text>
<text x="${left}" y="48">by input size; bars are 95 % confidence intervals</text>
${grid.join("\n")}
<polyline class="curve" points="${path}"/>
${points.join("\n")}
</svg>
`;
}

/**
 * @param {number} ratio
 * @param {number} y
 */
function gridLine(ratio, y) {
  const label = ratio < 1 ? `1/${1 / ratio}` : ratio;
  return `<line class="${ratio === 1 ? "even" : "grid"}" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>
<text x="${left - 8}" y="${y + 4}" text-anchor="end">${label}×</text>`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number[]} interval
 * @param {string} size
 * @param {number} ratio
 */
function point(x, y, [low, high], size, ratio) {
  return `<line class="interval" x1="${x}" x2="${x}" y1="${low}" y2="${high}"/>
<circle class="point" cx="${x}" cy="${y}" r="4"><title>${size}: ${ratio.toFixed(2)}×</title></circle>
<text x="${x}" y="${y - 12}" text-anchor="middle">${ratio.toFixed(1)}×</text>
<text x="${x}" y="${bottom + 24}" text-anchor="middle">${size}</text>`;
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

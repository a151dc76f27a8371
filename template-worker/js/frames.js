// How smooth the page is: each of its frames becomes a bar, as wide as it took time.

const pixelsPerMillisecond = 0.24;

/** @param {HTMLCanvasElement} canvas */
export function watchFrames(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  let last = performance.now();
  let longest = 0;

  requestAnimationFrame(function next() {
    // Not the frame's own timestamp: after a long task that may be from before it.
    const now = performance.now();
    const time = now - last;
    last = now;
    longest = Math.max(longest, time);
    draw(context, time);
    requestAnimationFrame(next);
  });
  // Nothing is drawn of a page that nobody sees.
  document.addEventListener("visibilitychange", () => (last = performance.now()));

  return {
    /** Starts to look for the longest frame anew. */
    reset: () => (longest = 0),
    /** The longest frame in milliseconds, the current one included. */
    longest: () => new Promise((resolve) => requestAnimationFrame(() => resolve(longest))),
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} time
 */
function draw(context, time) {
  const { canvas } = context;
  const width = Math.max(2, Math.round(time * pixelsPerMillisecond));
  // Moves the older bars to the left, and leaves nothing in their place.
  context.globalCompositeOperation = "copy";
  context.drawImage(canvas, -width, 0);
  context.globalCompositeOperation = "source-over";
  context.fillStyle = time < 34 ? "#2da44e" : time < 100 ? "#d4a72c" : "#e5534b";
  context.fillRect(canvas.width - width, 0, width - 1, canvas.height);
}

// Shows how smooth the page is: each frame becomes a bar, whose width is the frame's time.

const pixelsPerMillisecond = 0.24;

/** @param {HTMLCanvasElement} canvas */
export function watchFrames(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  let last = performance.now();
  let longest = 0;

  requestAnimationFrame(function next() {
    // Not the frame's own timestamp, which can be from before a long task.
    const now = performance.now();
    const time = now - last;
    last = now;
    longest = Math.max(longest, time);
    draw(context, time);
    requestAnimationFrame(next);
  });
  // A hidden page has no frames: that time doesn't count.
  document.addEventListener("visibilitychange", () => (last = performance.now()));

  return {
    /** Forgets the longest frame so far. */
    reset: () => (longest = 0),
    /** The longest frame in milliseconds, including the current one. */
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
  // Moves the older bars to the left, and clears the rest.
  context.globalCompositeOperation = "copy";
  context.drawImage(canvas, -width, 0);
  context.globalCompositeOperation = "source-over";
  context.fillStyle = time < 34 ? "#2da44e" : time < 100 ? "#d4a72c" : "#e5534b";
  context.fillRect(canvas.width - width, 0, width - 1, canvas.height);
}

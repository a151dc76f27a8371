// Drawing with a mouse, a finger or a pen.

import { elements } from "./elements.js";

/** @import { Cell, Game } from "./game.js" */

/** @param {Game} game */
export function listenToPointer(game) {
  const { canvas, cursor, brush } = elements;
  /** @type {{ last: Cell, alive: boolean, resume: boolean } | undefined} */
  let stroke;

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || stroke) return;
    canvas.setPointerCapture(event.pointerId);
    cursor.hidden = true;
    const cell = game.view.cellAt(event.offsetX, event.offsetY);
    // Paused while drawing: otherwise most new cells would die at once.
    stroke = { last: cell, alive: !game.isAlive(cell), resume: game.playing };
    game.pause();
    game.draw(cell, stroke.alive);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke || brush.value) return;
    const cell = game.view.cellAt(event.offsetX, event.offsetY);
    for (const between of line(stroke.last, cell)) game.draw(between, stroke.alive);
    stroke.last = cell;
  });
  canvas.addEventListener("lostpointercapture", () => {
    if (stroke?.resume) game.play();
    stroke = undefined;
  });
}

/**
 * The cells from one to another, because a fast pointer skips some.
 *
 * @param {Cell} from
 * @param {Cell} to
 */
function line(from, to) {
  const [right, down] = [to.column - from.column, to.row - from.row];
  const steps = Math.max(Math.abs(right), Math.abs(down));
  return Array.from({ length: steps }, (_, i) => ({
    column: from.column + Math.round((right * (i + 1)) / steps),
    row: from.row + Math.round((down * (i + 1)) / steps),
  }));
}

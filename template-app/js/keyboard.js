// Keyboard control: a cursor that moves and draws, and shortcuts.

import { elements } from "./elements.js";

/** @import { Cell, Game } from "./game.js" */

/** @type {Record<string, [number, number]>} */
const STEPS = { arrowleft: [-1, 0], arrowright: [1, 0], arrowup: [0, -1], arrowdown: [0, 1] };

/** @param {Game} game */
export function listenToKeyboard(game) {
  const { canvas, cursor } = elements;
  /** @type {Cell} */
  let at = { column: game.universe.columns >> 1, row: game.universe.rows >> 1 };

  const draw = () => {
    game.draw(at, !game.isAlive(at));
    announce(game, at);
  };
  /** @type {Record<string, () => void>} */
  const actions = {
    " ": draw,
    enter: draw,
    p: () => game.toggle(),
    s: () => game.step(),
    r: () => game.randomise(),
    c: () => game.clear(),
  };

  canvas.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey || event.altKey || !(key in STEPS || key in actions)) return;
    event.preventDefault();
    actions[key]?.();
    if (!(key in STEPS)) return;
    at = neighbour(game.universe, at, STEPS[key]);
    game.view.place(cursor, at);
    cursor.hidden = false;
    announce(game, at);
  });
}

/**
 * @param {{ columns: number, rows: number }} universe
 * @param {Cell} cell
 * @param {[number, number]} step
 */
function neighbour({ columns, rows }, { column, row }, [right, down]) {
  // Beyond an edge the cursor continues at the opposite one.
  return { column: (column + right + columns) % columns, row: (row + down + rows) % rows };
}

/**
 * @param {Game} game
 * @param {Cell} cell
 */
function announce(game, cell) {
  const { column, row } = cell;
  elements.status.textContent = `Column ${column + 1}, row ${row + 1}, ${game.isAlive(cell) ? "alive" : "dead"}`;
}

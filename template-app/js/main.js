// Starts the game, and shows errors that stop it.

import init, { Universe, patternNames } from "../pkg/init.js";
import { listenToControls } from "./controls.js";
import { elements } from "./elements.js";
import { showFault } from "./fault.js";
import { Game } from "./game.js";
import { listenToKeyboard } from "./keyboard.js";
import { listenToPointer } from "./pointer.js";
import { View } from "./view.js";

// A panic in Rust is thrown as an error in JavaScript. Like all uncaught errors, it ends here.
addEventListener("error", ({ error, message }) => showFault(error ?? message));
init().then(start).catch(showFault);

/** @param {{ memory: WebAssembly.Memory }} module */
function start({ memory }) {
  elements.brush.append(...patternNames().map((name) => new Option(name)));
  elements.controls.disabled = false;

  const universe = new Universe(1, 1);
  const game = new Game(universe, new View(elements.canvas, universe, memory));
  listenToControls(game);
  listenToPointer(game);
  listenToKeyboard(game);
  game.randomise();
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) game.play();
}

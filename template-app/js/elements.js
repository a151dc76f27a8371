// The page's elements that the scripts use.

export const elements = {
  canvas: find("universe", HTMLCanvasElement),
  cursor: find("cursor", HTMLElement),
  controls: find("controls", HTMLFieldSetElement),
  play: find("play", HTMLButtonElement),
  step: find("step", HTMLButtonElement),
  randomise: find("randomise", HTMLButtonElement),
  clear: find("clear", HTMLButtonElement),
  brush: find("brush", HTMLSelectElement),
  speed: find("speed", HTMLInputElement),
  speedShown: find("speed-shown", HTMLOutputElement),
  size: find("size", HTMLInputElement),
  sizeShown: find("size-shown", HTMLOutputElement),
  generation: find("generation", HTMLElement),
  population: find("population", HTMLElement),
  frames: find("frames", HTMLElement),
  time: find("time", HTMLElement),
  status: find("status", HTMLElement),
  fault: find("fault", HTMLDialogElement),
  faultMessage: find("fault-message", HTMLElement),
  restart: find("restart", HTMLButtonElement),
};

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 */
function find(id, type) {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`the page has no ${type.name} with the id ${id}`);
}

// The picture: the canvas has a pixel for each cell, and the browser scales it up.

/** @import { Universe } from "../pkg/init.js" */

/** The brightness of a living cell. Dead cells fade from here to 0. */
const ALIVE = 255;

export class View {
  /** The width of a cell, in CSS pixels. */
  cell = 1;

  #canvas;
  #context;
  #universe;
  #memory;
  #image = new ImageData(1, 1);
  #brightness = new Uint8Array(1);
  #palette = new Uint32Array(ALIVE + 1);

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Universe} universe
   * @param {WebAssembly.Memory} memory
   */
  constructor(canvas, universe, memory) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("this browser can't paint on a canvas");
    this.#canvas = canvas;
    this.#context = context;
    this.#universe = universe;
    this.#memory = memory;
    this.readColours();
  }

  /** Reads the style sheet's colours, and makes one for each brightness. */
  readColours() {
    const style = getComputedStyle(this.#canvas);
    const context = new OffscreenCanvas(ALIVE + 1, 1).getContext("2d");
    if (!context) throw new Error("this browser can't paint on a canvas");
    const gradient = context.createLinearGradient(0, 0, ALIVE, 0);
    for (const [offset, name] of /** @type {const} */ ([[0, "--dead"], [0.95, "--trail"], [1, "--alive"]])) {
      gradient.addColorStop(offset, style.getPropertyValue(name));
    }
    context.fillStyle = gradient;
    context.fillRect(0, 0, ALIVE + 1, 1);
    this.#palette = new Uint32Array(context.getImageData(0, 0, ALIVE + 1, 1).data.buffer);
  }

  /**
   * How many cells fit into the page.
   *
   * @param {number} size of a cell, in CSS pixels
   */
  measure(size) {
    const { width, height } = this.#room();
    // Whole pixels of the screen: otherwise some cells would be wider than others.
    this.cell = Math.max(1, Math.round(size * devicePixelRatio)) / devicePixelRatio;
    return { columns: Math.floor(width / this.cell), rows: Math.floor(height / this.cell) };
  }

  /** Adapts the canvas to the universe's size. */
  resize() {
    const { columns, rows } = this.#universe;
    const { width, height } = this.#room();
    Object.assign(this.#canvas, { width: columns, height: rows });
    Object.assign(this.#canvas.style, {
      width: `${columns * this.cell}px`,
      height: `${rows * this.cell}px`,
      left: `${(width - columns * this.cell) / 2}px`,
      top: `${(height - rows * this.cell) / 2}px`,
    });
    this.#image = new ImageData(columns, rows);
    this.#brightness = new Uint8Array(columns * rows);
  }

  /** @param {{ trails: boolean }} options whether dead cells fade, instead of disappearing */
  paint({ trails }) {
    const { cells, columns, rows, bytesPerRow } = this.#universe;
    // A new view each time: when the memory grows, older views become empty.
    const bits = new Uint8Array(this.#memory.buffer, cells, bytesPerRow * rows);
    const pixels = new Uint32Array(this.#image.data.buffer);
    const [brightness, palette, kept] = [this.#brightness, this.#palette, trails ? 7 : 0];

    for (let row = 0, i = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, i++) {
        const alive = (bits[row * bytesPerRow + (column >> 3)] >> (column & 7)) & 1;
        brightness[i] = alive ? ALIVE : (brightness[i] * kept) >> 3;
        pixels[i] = palette[brightness[i]];
      }
    }
    this.#context.putImageData(this.#image, 0, 0);
  }

  /**
   * The cell at a position on the canvas.
   *
   * @param {number} x
   * @param {number} y
   */
  cellAt(x, y) {
    return { column: Math.floor(x / this.cell), row: Math.floor(y / this.cell) };
  }

  /**
   * Lays an element over a cell.
   *
   * @param {HTMLElement} element
   * @param {{ column: number, row: number }} cell
   */
  place(element, { column, row }) {
    Object.assign(element.style, {
      width: `${this.cell}px`,
      height: `${this.cell}px`,
      left: `${this.#canvas.offsetLeft + column * this.cell}px`,
      top: `${this.#canvas.offsetTop + row * this.cell}px`,
    });
  }

  #room() {
    return /** @type {HTMLElement} */ (this.#canvas.parentElement).getBoundingClientRect();
  }
}

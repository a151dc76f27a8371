// Never run, only checked: what `tsc` must accept, and what it must reject.

import { connect } from "./pool.js";

const pool = connect({ size: navigator.hardwareConcurrency });
const { rust } = pool;
const progress = (fraction: number) => console.log(fraction);

export const pixels: Uint8ClampedArray = await rust.mandelbrot(8, 8, -2, -2, 0.5, progress);
await pool.with({ signal: AbortSignal.timeout(100), transfer: [] }).mandelbrot(8, 8, -2, -2, 0.5, progress);
pool.close();

// @ts-expect-error a missing `await`
export const promise: Uint8ClampedArray = rust.mandelbrot(8, 8, -2, -2, 0.5, progress);
// @ts-expect-error a function that the crate doesn't export
rust.mandelbrod(8, 8, -2, -2, 0.5, progress);
// @ts-expect-error an argument of another type
rust.mandelbrot("8", 8, -2, -2, 0.5, progress);
// @ts-expect-error a callback that takes something else
rust.mandelbrot(8, 8, -2, -2, 0.5, (text: string) => console.log(text));
// @ts-expect-error an argument too few
rust.mandelbrot(8, 8, -2, -2, 0.5);
// @ts-expect-error an option that doesn't exist
pool.with({ timeout: 100 });
// @ts-expect-error a function of the package, not of the crate
rust.initSync();

/**
 * The original, which `src/convolve.rs` replaces.
 *
 * `Math.fround` rounds the product to 32 bits, as Rust's `f32` does, so that both agree bit for bit.
 *
 * @param {Float32Array} signal
 * @param {Float32Array} kernel
 */
export function convolve(signal, kernel) {
  if (signal.length === 0 || kernel.length === 0) return new Float32Array();
  const out = new Float32Array(signal.length + kernel.length - 1);
  for (let k = 0; k < kernel.length; k++) {
    for (let i = 0; i < signal.length; i++) {
      out[i + k] += Math.fround(kernel[k] * signal[i]);
    }
  }
  return out;
}

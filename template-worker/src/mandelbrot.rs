//! The hot path: work that would block a page's main thread.

use wasm_bindgen::{Clamped, prelude::*};

#[wasm_bindgen]
extern "C" {
    /// A callback in JavaScript, called with the fraction that is done.
    #[wasm_bindgen(typescript_type = "(fraction: number) => void")]
    pub type Progress;

    #[wasm_bindgen(method)]
    fn call(this: &Progress, receiver: &JsValue, fraction: f64);
}

/// The pixels (RGBA) of a part of the Mandelbrot set: the upper left corner is the point `left` + `top` i, and the
/// pixels are `step` apart. Several workers can draw bands of a large picture at once.
#[wasm_bindgen]
pub fn mandelbrot(
    width: u32,
    height: u32,
    left: f64,
    top: f64,
    step: f64,
    progress: &Progress,
) -> Result<Clamped<Vec<u8>>, JsError> {
    let sides = 1..=LONGEST_SIDE;
    if !sides.contains(&width) || !sides.contains(&height) {
        let message = format!("{width} × {height} pixels: each side has 1 to {LONGEST_SIDE}");
        return Err(JsError::new(&message));
    }
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 4);
    for row in 0..height {
        draw_row(&mut pixels, width, left, top + f64::from(row) * step, step);
        progress.call(&JsValue::UNDEFINED, f64::from(row + 1) / f64::from(height));
    }
    Ok(Clamped(pixels))
}

const LONGEST_SIDE: u32 = 8192;

/// A point that hasn't escaped after so many steps counts as part of the set.
const LIMIT: u32 = 5000;

fn draw_row(pixels: &mut Vec<u8>, width: u32, left: f64, y: f64, step: f64) {
    for column in 0..width {
        let [r, g, b] = escape(left + f64::from(column) * step, y).map_or([0; 3], colour);
        pixels.extend([r, g, b, 255]);
    }
}

/// The steps until a point escapes, with a fraction for smooth colours. `None` if it's in the set.
fn escape(x0: f64, y0: f64) -> Option<f64> {
    let (mut x, mut y) = (x0, y0);
    for step in 0..LIMIT {
        let (xx, yy) = (x * x, y * y);
        if xx + yy > 65536.0 {
            return Some(f64::from(step) + 4.0 - (xx + yy).log2().log2());
        }
        (x, y) = (xx - yy + x0, 2.0 * x * y + y0);
    }
    None
}

/// A colour wheel that turns slower with each step.
fn colour(escape: f64) -> [u8; 3] {
    let turn = escape.max(1.0).ln();
    [2.4, 1.8, 1.2].map(|phase| (127.5 - 127.5 * (turn * 2.0 + phase).cos()) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn points_of_the_set_never_escape() {
        assert_eq!(escape(0.0, 0.0), None);
        assert_eq!(escape(-1.0, 0.0), None);
        assert!(escape(0.26, 0.0).is_some_and(|steps| steps > 30.0));
        assert!(escape(1.0, 1.0).is_some_and(|steps| steps < 10.0));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_row_is_black_in_the_set_and_coloured_outside() {
        let mut pixels = Vec::new();
        draw_row(&mut pixels, 3, -1.0, 0.0, 1.0);
        assert_eq!(pixels[..8], [0, 0, 0, 255, 0, 0, 0, 255]);
        assert_eq!(pixels.len(), 3 * 4);
        assert_ne!(pixels[8..], [0, 0, 0, 255]);
    }
}

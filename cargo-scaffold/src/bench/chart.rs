//! The results as a picture: an SVG for light and dark pages, with a curve for each function.

use std::fmt::Write;

use super::bench_report::{Comparison, FunctionResult};

const WIDTH: f64 = 640.0;
/// Of one function's chart.
const HEIGHT: f64 = 364.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 624.0;
const TOP: f64 = 72.0;
const BOTTOM: f64 = 300.0;

const STYLE: &str = "
  text { font: 13px system-ui, sans-serif; fill: #59636e; }
  .title { font-size: 16px; font-weight: 600; fill: #1f2328; }
  .grid { stroke: #d1d9e0; }
  .even { stroke: #59636e; stroke-dasharray: 4 4; }
  .curve { fill: none; stroke: #0969da; stroke-width: 2; }
  .interval { stroke: #0969da; stroke-width: 6; stroke-opacity: 0.4; stroke-linecap: round; }
  .point { fill: #0969da; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1; }
    .title { fill: #f0f6fc; }
    .grid { stroke: #3d444d; }
    .even { stroke: #9198a1; }
    .curve, .interval { stroke: #4493f8; }
    .point { fill: #4493f8; }
  }";

/// Shows from which input size on a call into Rust pays off, for each function below the last.
pub fn draw(functions: &[FunctionResult]) -> String {
    let height = HEIGHT * functions.len() as f64;
    let charts = functions.iter().enumerate().map(|(i, function)| {
        let y = HEIGHT * i as f64;
        format!("<g transform=\"translate(0 {y})\">\n{}</g>\n", Axes::of(function).draw(function))
    });
    let charts: String = charts.collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n<style>{STYLE}\n\
         </style>\n{charts}</svg>\n"
    )
}

/// The vertical axis is logarithmic: twice as fast is as far up as half as fast is down.
struct Axes {
    /// Exponents of 2 at the bottom and at the top.
    low: i32,
    high: i32,
    sizes: usize,
}

impl Axes {
    fn of(function: &FunctionResult) -> Self {
        let exponents = || function.sizes.iter().flat_map(|size| size.interval.map(f64::log2));
        let low = exponents().fold(-1.0, f64::min).floor().max(-64.0);
        let high = exponents().fold(1.0, f64::max).ceil().min(64.0);
        Self { low: low as i32, high: high as i32, sizes: function.sizes.len() }
    }

    fn y(&self, ratio: f64) -> f64 {
        let share = (ratio.log2() - f64::from(self.low)) / f64::from(self.high - self.low);
        (BOTTOM - share * (BOTTOM - TOP)).round()
    }

    fn x(&self, i: usize) -> f64 {
        (LEFT + (i as f64 + 0.5) / self.sizes as f64 * (RIGHT - LEFT)).round()
    }

    fn draw(&self, function: &FunctionResult) -> String {
        let name = escaped(&function.name);
        let mut svg = format!(
            "<text class=\"title\" x=\"{LEFT}\" y=\"28\">{name}: how many times as fast as JavaScript</text>\n\
             <text x=\"{LEFT}\" y=\"48\">by size of the input, with the 95 % confidence interval</text>\n"
        );
        (self.low..=self.high).for_each(|exponent| svg += &self.grid_line(exponent));
        let points = function.sizes.iter().enumerate().map(|(i, size)| format!("{},{}", self.x(i), self.y(size.ratio)));
        let points = points.collect::<Vec<_>>().join(" ");
        // Writing to a string doesn't fail.
        let _ = writeln!(svg, "<polyline class=\"curve\" points=\"{points}\"/>");
        function.sizes.iter().enumerate().for_each(|(i, size)| svg += &self.point(self.x(i), size));
        svg
    }

    fn grid_line(&self, exponent: i32) -> String {
        let y = self.y(f64::from(exponent).exp2());
        let class = if exponent == 0 { "even" } else { "grid" };
        let power = f64::from(exponent.abs()).exp2();
        let label = if exponent < 0 { format!("1/{power}") } else { power.to_string() };
        format!(
            "<line class=\"{class}\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{y}\" y2=\"{y}\"/>\n\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{label}×</text>\n",
            LEFT - 8.0,
            y + 4.0
        )
    }

    fn point(&self, x: f64, Comparison { size, ratio, interval, .. }: &Comparison) -> String {
        let [low, y, high] = [interval[0], *ratio, interval[1]].map(|ratio| self.y(ratio));
        let decimals = if *ratio < 10.0 { 2 } else { 1 };
        format!(
            "<line class=\"interval\" x1=\"{x}\" x2=\"{x}\" y1=\"{low}\" y2=\"{high}\"/>\n\
             <circle class=\"point\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>\n\
             <text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n\
             <text class=\"title\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{ratio:.decimals$}×</text>\n",
            BOTTOM + 26.0,
            escaped(size),
            BOTTOM + 48.0
        )
    }
}

/// As text of an SVG.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faster_is_higher_and_text_stays_text() {
        let comparison = |size: &str, ratio: f64| Comparison {
            size: size.to_owned(),
            original: ratio,
            rust: 1.0,
            ratio,
            interval: [ratio * 0.9, ratio * 1.1],
        };
        let sizes = vec![comparison("<1>", 0.5), comparison("2", 1.0), comparison("3", 8.0)];
        let function = FunctionResult { name: "a&b".to_owned(), sizes };
        let axes = Axes::of(&function);
        assert_eq!((axes.low, axes.high), (-2, 4));
        assert!(axes.y(8.0) < axes.y(1.0) && axes.y(1.0) < axes.y(0.5));
        let svg = draw(&[function]);
        assert!(svg.contains("a&amp;b: how many") && svg.contains(">&lt;1>") && svg.contains(">1/4×<"), "{svg}");
        assert_eq!(svg.matches("<circle").count(), 3);
    }
}

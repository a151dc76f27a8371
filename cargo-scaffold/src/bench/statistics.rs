//! What samples say.

/// The number of times that samples are drawn anew.
const DRAWS: usize = 1000;

/// The middle one. `values` aren't empty.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// The 95 % confidence interval of `median(numerator) / median(denominator)`: a bootstrap, which draws from both with
/// replacement, and takes the middle of the ratios (Efron, 1979). The same samples give the same interval.
pub fn ratio_interval(numerator: &[f64], denominator: &[f64]) -> [f64; 2] {
    let mut random = fastrand::Rng::with_seed(0);
    let mut redrawn = |values: &[f64]| {
        let draw: Vec<f64> = values.iter().map(|_| values[random.usize(..values.len())]).collect();
        median(&draw)
    };
    let mut ratios: Vec<f64> = (0..DRAWS).map(|_| redrawn(numerator) / redrawn(denominator)).collect();
    ratios.sort_unstable_by(f64::total_cmp);
    [ratios[DRAWS * 25 / 1000], ratios[DRAWS * 975 / 1000]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_holds_the_ratio_and_narrows_with_the_spread() {
        let samples = |spread: f64| (0..200).map(|i| 4.0 + spread * f64::from(i % 11 - 5)).collect::<Vec<_>>();
        let ones = [1.0; 50];
        let width = |spread: f64| {
            let [low, high] = ratio_interval(&samples(spread), &ones);
            assert!(low <= 4.0 && 4.0 <= high, "{low} to {high}");
            high - low
        };
        assert_eq!(width(0.0), 0.0);
        assert!(0.0 < width(0.1) && width(0.1) < width(0.3));
        assert_eq!(ratio_interval(&samples(0.3), &ones), ratio_interval(&samples(0.3), &ones));
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[7.0]), 7.0);
    }
}

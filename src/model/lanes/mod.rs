//! Eight whole numbers of 16 bits that are reckoned with at once: in WebAssembly by its 128-bit instructions, elsewhere by
//! what the crate `wide` finds there. Both give the same numbers: sums of 16 bits stop at the largest and the smallest
//! number, sums of 32 bits wrap around.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod portable;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use portable::{Lanes, Sums};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use simd128::{Lanes, Sums};

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: i16 = i16::MAX;
    const LEAST: i16 = i16::MIN;

    #[test]
    fn sums_of_sixteen_bits_stop_at_the_ends() {
        let [a, b] = [[1, -1, MOST, LEAST, 5, 0, 7, -8], [2, -2, 1, -1, -9, 0, MOST, LEAST]].map(Lanes::new);
        assert_eq!(a.add(b).to_array(), [3, -3, MOST, LEAST, -4, 0, MOST, LEAST]);
        assert_eq!(a.positive().to_array(), [1, 0, MOST, 0, 5, 0, 7, 0]);
    }

    #[test]
    fn sums_are_widened_compared_and_marked() {
        let [low, high] = Lanes::new([1, -1, MOST, LEAST, 5, 6, 7, 8]).widen();
        assert_eq!(low.to_array(), [1, -1, 32_767, -32_768]);
        assert_eq!(high.add(Sums::splat(-6)).to_array(), [-1, 0, 1, 2]);
        let mut marks = Sums::splat(3);
        let greater = low.greater(Sums::new([1, 0, 0, 0]), &mut marks, Sums::splat(9));
        assert_eq!(greater.to_array(), [1, 0, 32_767, 0]);
        assert_eq!(marks.to_array(), [3, 9, 3, 9], "the first of equals stays");
    }

    #[test]
    fn products_go_by_pairs_and_come_down_to_sixteen_bits() {
        let weights = Lanes::new([1, 10, -2, 3, 0, 0, MOST, MOST]);
        let sums = Sums::new([100, -100, 7, 0]).add_products([3, -4], weights);
        assert_eq!(sums.to_array(), [63, -118, 7, -32_767]);
        let lanes = sums.narrow(Sums::new([1 << 20, -1 << 20, 5, -5]), 1);
        assert_eq!(lanes.to_array(), [31, -59, 3, -16_384, MOST, LEAST, 2, -3]);
        let wrapped = Sums::new([0; 4]).add_products([LEAST, LEAST], Lanes::new([LEAST; 8]));
        assert_eq!(wrapped.to_array(), [i32::MIN; 4]);
    }
}

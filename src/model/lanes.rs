//! Eight whole numbers of 16 bits that are reckoned with at once: in WebAssembly by its 128-bit instructions, elsewhere as
//! arrays, which the compiler makes the same of. Both give the same numbers: sums of 16 bits stop at the largest and the
//! smallest number, sums of 32 bits wrap around.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wide {
    use core::arch::wasm32::{
        i16x8, i16x8_add_sat, i16x8_extract_lane, i16x8_max, i16x8_narrow_i32x4, i32x4, i32x4_add,
        i32x4_dot_i16x8, i32x4_extend_high_i16x8, i32x4_extend_low_i16x8, i32x4_extract_lane, i32x4_gt,
        i32x4_shr, i32x4_splat, v128, v128_and, v128_bitselect,
    };

    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Lanes(v128);

    impl Lanes {
        #[inline(always)]
        pub fn new([a, b, c, d, e, f, g, h]: [i16; 8]) -> Self {
            Self(i16x8(a, b, c, d, e, f, g, h))
        }

        #[inline(always)]
        pub fn add(self, other: Self) -> Self {
            Self(i16x8_add_sat(self.0, other.0))
        }

        /// The numbers with 32 bits.
        #[inline(always)]
        pub fn widen(self) -> [Sums; 2] {
            [Sums(i32x4_extend_low_i16x8(self.0)), Sums(i32x4_extend_high_i16x8(self.0))]
        }

        #[inline(always)]
        pub fn positive(self) -> Self {
            Self(i16x8_max(self.0, i16x8(0, 0, 0, 0, 0, 0, 0, 0)))
        }

        #[inline(always)]
        pub fn to_array(self) -> [i16; 8] {
            [
                i16x8_extract_lane::<0>(self.0),
                i16x8_extract_lane::<1>(self.0),
                i16x8_extract_lane::<2>(self.0),
                i16x8_extract_lane::<3>(self.0),
                i16x8_extract_lane::<4>(self.0),
                i16x8_extract_lane::<5>(self.0),
                i16x8_extract_lane::<6>(self.0),
                i16x8_extract_lane::<7>(self.0),
            ]
        }
    }

    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Sums(v128);

    #[expect(clippy::indexing_slicing, reason = "each index is below the length of its array")]
    impl Sums {
        #[inline(always)]
        pub fn new([a, b, c, d]: [i32; 4]) -> Self {
            Self(i32x4(a, b, c, d))
        }

        #[inline(always)]
        pub fn splat(sum: i32) -> Self {
            Self(i32x4_splat(sum))
        }

        #[inline(always)]
        pub fn add(self, other: Self) -> Self {
            Self(i32x4_add(self.0, other.0))
        }

        /// Adds to one lane of the four; the lane is counted modulo four.
        #[inline(always)]
        pub fn add_at(self, lane: u8, number: i32) -> Self {
            const LANES: [v128; 4] =
                [i32x4(-1, 0, 0, 0), i32x4(0, -1, 0, 0), i32x4(0, 0, -1, 0), i32x4(0, 0, 0, -1)];
            Self(i32x4_add(self.0, v128_and(LANES[usize::from(lane & 3)], i32x4_splat(number))))
        }

        /// The greater of two sums in each lane; `marks` takes `mark` where that is the `other`.
        #[inline(always)]
        pub fn greater(self, other: Self, marks: &mut Self, mark: Self) -> Self {
            let is_greater = i32x4_gt(other.0, self.0);
            marks.0 = v128_bitselect(mark.0, marks.0, is_greater);
            Self(v128_bitselect(other.0, self.0, is_greater))
        }

        #[inline(always)]
        pub fn add_products(self, [a, b]: [i16; 2], weights: Lanes) -> Self {
            let pair = i32x4_splat(i32::from(b) << 16 | i32::from(a as u16));
            Self(i32x4_add(self.0, i32x4_dot_i16x8(pair, weights.0)))
        }

        #[inline(always)]
        pub fn narrow(self, other: Self, shift: u32) -> Lanes {
            Lanes(i16x8_narrow_i32x4(i32x4_shr(self.0, shift), i32x4_shr(other.0, shift)))
        }

        #[inline(always)]
        pub fn to_array(self) -> [i32; 4] {
            [
                i32x4_extract_lane::<0>(self.0),
                i32x4_extract_lane::<1>(self.0),
                i32x4_extract_lane::<2>(self.0),
                i32x4_extract_lane::<3>(self.0),
            ]
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod wide {
    use core::array::from_fn;

    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Lanes([i16; 8]);

    #[expect(clippy::indexing_slicing, reason = "each index is below the length of its array")]
    impl Lanes {
        #[inline(always)]
        pub fn new(lanes: [i16; 8]) -> Self {
            Self(lanes)
        }

        #[inline(always)]
        pub fn add(self, other: Self) -> Self {
            Self(from_fn(|at| self.0[at].saturating_add(other.0[at])))
        }

        /// The numbers with 32 bits.
        #[inline(always)]
        pub fn widen(self) -> [Sums; 2] {
            [0, 4].map(|first| Sums(from_fn(|at| self.0[first + at].into())))
        }

        #[inline(always)]
        pub fn positive(self) -> Self {
            Self(self.0.map(|lane| lane.max(0)))
        }

        #[inline(always)]
        pub fn to_array(self) -> [i16; 8] {
            self.0
        }
    }

    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Sums([i32; 4]);

    #[expect(clippy::indexing_slicing, reason = "each index is below the length of its array")]
    impl Sums {
        #[inline(always)]
        pub fn new(sums: [i32; 4]) -> Self {
            Self(sums)
        }

        #[inline(always)]
        pub fn splat(sum: i32) -> Self {
            Self([sum; 4])
        }

        #[inline(always)]
        pub fn add(self, other: Self) -> Self {
            Self(from_fn(|at| self.0[at].wrapping_add(other.0[at])))
        }

        /// Adds to one lane of the four; the lane is counted modulo four.
        #[inline(always)]
        pub fn add_at(self, lane: u8, number: i32) -> Self {
            let mut sums = self.0;
            sums[usize::from(lane & 3)] = sums[usize::from(lane & 3)].wrapping_add(number);
            Self(sums)
        }

        /// The greater of two sums in each lane; `marks` takes `mark` where that is the `other`.
        #[inline(always)]
        pub fn greater(self, other: Self, marks: &mut Self, mark: Self) -> Self {
            marks.0 = from_fn(|at| if other.0[at] > self.0[at] { mark.0[at] } else { marks.0[at] });
            Self(from_fn(|at| self.0[at].max(other.0[at])))
        }

        #[inline(always)]
        pub fn add_products(self, [a, b]: [i16; 2], weights: Lanes) -> Self {
            let product = |a: i16, b: i16| i32::from(a).wrapping_mul(i32::from(b));
            let of =
                |at: usize| product(a, weights.0[2 * at]).wrapping_add(product(b, weights.0[2 * at + 1]));
            Self(from_fn(|at| self.0[at].wrapping_add(of(at))))
        }

        #[inline(always)]
        pub fn narrow(self, other: Self, shift: u32) -> Lanes {
            let narrow = |sum: i32| (sum >> shift).clamp(i16::MIN.into(), i16::MAX.into()) as i16;
            Lanes(from_fn(|at| narrow(if at < 4 { self.0[at] } else { other.0[at - 4] })))
        }

        #[inline(always)]
        pub fn to_array(self) -> [i32; 4] {
            self.0
        }
    }
}

pub(crate) use wide::{Lanes, Sums};

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

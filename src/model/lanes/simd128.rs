//! By the 128-bit instructions of WebAssembly.

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

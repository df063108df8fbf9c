//! By the crate `wide`: SSE2 on x86-64, NEON on AArch64, arrays on anything else.

use wide::{i16x8, i32x4, i32x8};

#[derive(Clone, Copy, Debug)]
pub(crate) struct Lanes(i16x8);

impl Lanes {
    #[inline(always)]
    pub fn new(lanes: [i16; 8]) -> Self {
        Self(i16x8::new(lanes))
    }

    #[inline(always)]
    pub fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The numbers with 32 bits.
    #[inline(always)]
    pub fn widen(self) -> [Sums; 2] {
        let [a, b, c, d, e, f, g, h] = i32x8::from_i16x8(self.0).to_array();
        [Sums::new([a, b, c, d]), Sums::new([e, f, g, h])]
    }

    #[inline(always)]
    pub fn positive(self) -> Self {
        Self(self.0.max(i16x8::ZERO))
    }

    #[inline(always)]
    pub fn to_array(self) -> [i16; 8] {
        self.0.to_array()
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums(i32x4);

impl Sums {
    #[inline(always)]
    pub fn new(sums: [i32; 4]) -> Self {
        Self(i32x4::new(sums))
    }

    #[inline(always)]
    pub fn splat(sum: i32) -> Self {
        Self(i32x4::splat(sum))
    }

    #[inline(always)]
    pub fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// Adds to one lane of the four; the lane is counted modulo four.
    #[inline(always)]
    pub fn add_at(self, lane: u8, number: i32) -> Self {
        let of = |at: u8| if lane & 3 == at { number } else { 0 };
        Self(self.0 + i32x4::new([of(0), of(1), of(2), of(3)]))
    }

    /// The greater of two sums in each lane; `marks` takes `mark` where that is the `other`.
    #[inline(always)]
    pub fn greater(self, other: Self, marks: &mut Self, mark: Self) -> Self {
        let is_greater = other.0.simd_gt(self.0);
        marks.0 = is_greater.bitselect(mark.0, marks.0);
        Self(is_greater.bitselect(other.0, self.0))
    }

    #[inline(always)]
    pub fn add_products(self, [a, b]: [i16; 2], weights: Lanes) -> Self {
        Self(self.0 + i16x8::new([a, b, a, b, a, b, a, b]).dot(weights.0))
    }

    #[inline(always)]
    pub fn narrow(self, other: Self, shift: u32) -> Lanes {
        let [a, b, c, d] = (self.0 >> shift).to_array();
        let [e, f, g, h] = (other.0 >> shift).to_array();
        Lanes(i16x8::from_i32x8_saturate(i32x8::new([a, b, c, d, e, f, g, h])))
    }

    #[inline(always)]
    pub fn to_array(self) -> [i32; 4] {
        self.0.to_array()
    }
}

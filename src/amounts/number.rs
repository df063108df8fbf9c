//! Decimal numbers without rounding.

/// `digits` times ten to the power of `exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub digits: u64,
    pub exponent: i32,
}

impl Decimal {
    pub const fn whole(number: u64) -> Self {
        Self { digits: number, exponent: 0 }
    }

    /// Whether it is below the other.
    pub fn is_less(self, other: Self) -> bool {
        let lowest = self.exponent.min(other.exponent);
        let aligned = |number: Self| {
            let power = number.exponent.abs_diff(lowest);
            number.digits.saturating_mul(10_u64.saturating_pow(power))
        };
        aligned(self) < aligned(other)
    }

    /// The number times ten to the power of `exponent`.
    pub const fn scaled(self, exponent: i32) -> Self {
        Self { digits: self.digits, exponent: self.exponent.saturating_add(exponent) }
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.digits.to_string();
        if self.digits == 0 {
            return f.write_str("0");
        }
        if self.exponent >= 0 {
            return write!(f, "{digits}{}", "0".repeat(self.exponent as usize));
        }
        let places = self.exponent.unsigned_abs() as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { f.write_str(whole) } else { write!(f, "{whole}.{fraction}") }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn compares_numbers_of_different_exponents() {
        let decimal = |digits: u64, exponent: i32| Decimal { digits, exponent };
        assert!(decimal(105, -2).is_less(decimal(11, -1)));
        assert!(!decimal(5, 2).is_less(decimal(1, 0)));
        assert!(!decimal(50, -1).is_less(decimal(5, 0)));
    }

    #[test]
    fn writes_plain_decimals() {
        for (digits, exponent, text) in
            [(12, 8, "1200000000"), (35, -1, "3.5"), (5, -3, "0.005"), (500, -2, "5"), (0, -4, "0")]
        {
            assert_eq!(Decimal { digits, exponent }.to_string(), text);
        }
    }
}

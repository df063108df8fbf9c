//! Numbers that come out alike on every machine: hashes, the little-endian and variable-length integers of the model
//! file, and an exponential from `+ - * /` alone (that of the system differs between a native build and WASM).

use crate::error::Error;

/// Where hashing of a string starts.
pub(crate) const SEED: u32 = 0x811C_9DC5;

/// `hash` carried on by one byte (FNV-1a).
#[inline(always)]
pub(crate) const fn hash_byte(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Two hashes in one; the order matters. The high bits are well mixed.
#[inline(always)]
pub(crate) const fn mix(a: u32, b: u32) -> u32 {
    let x = (a.rotate_left(13) ^ b).wrapping_mul(0x9E37_79B1);
    (x ^ (x >> 15)).wrapping_mul(0x85EB_CA77)
}

/// e to the power of `x`, right to about six digits; 0 far below zero, and no more than e^80.
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let in_twos = x * std::f32::consts::LOG2_E;
    let whole = (in_twos + if in_twos < 0.0 { -0.5 } else { 0.5 }) as i32;
    let rest = (in_twos - whole as f32) * std::f32::consts::LN_2;
    // Taylor's series of e^rest; |rest| is below 0.35.
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    series * f32::from_bits(((whole + 127) << 23) as u32)
}

/// The first `length` bytes of `rest`, which are taken off it.
pub(crate) fn take<'f>(rest: &mut &'f [u8], length: usize) -> Result<&'f [u8], Error> {
    let (head, tail) =
        rest.split_at_checked(length).ok_or_else(|| Error::model("the file ends too early"))?;
    *rest = tail;
    Ok(head)
}

/// The next byte.
pub(crate) fn byte(rest: &mut &[u8]) -> Result<u8, Error> {
    Ok(take(rest, 1)?.first().copied().unwrap_or_default())
}

/// The next four bytes as a number, the lowest first.
pub(crate) fn fixed(rest: &mut &[u8]) -> Result<u32, Error> {
    Ok(take(rest, 4)?.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte)))
}

/// The next number in LEB128: seven bits a byte, the lowest first, the high bit set on all but the last byte.
pub(crate) fn varint(rest: &mut &[u8]) -> Result<u32, Error> {
    let mut value = 0;
    for shift in [0, 7, 14, 21, 28] {
        let byte = byte(rest)?;
        value |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(Error::model("a number is too long"))
}

/// A stretch of bytes with its length before it.
pub(crate) fn block<'f>(rest: &mut &'f [u8]) -> Result<&'f [u8], Error> {
    let length = fixed(rest)? as usize;
    take(rest, length)
}

/// Writes what [`varint`] reads.
#[cfg(any(test, feature = "train"))]
pub(crate) fn push_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes what [`block`] reads.
#[cfg(any(test, feature = "train"))]
pub(crate) fn push_block(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_right_to_five_digits() {
        for step in -790..790 {
            let x = step as f32 / 10.0;
            let right = f64::from(x).exp();
            assert!((f64::from(exp(x)) / right - 1.0).abs() < 1e-5, "e^{x}");
        }
    }

    #[test]
    fn numbers_come_back_and_cut_ones_are_refused() -> Result<(), Error> {
        for value in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            let mut bytes = Vec::new();
            push_varint(&mut bytes, value);
            assert_eq!(varint(&mut bytes.as_slice())?, value);
            bytes.pop();
            assert!(varint(&mut bytes.as_slice()).is_err(), "{value} cut short");
        }
        assert!(varint(&mut [0xFF; 6].as_slice()).is_err());
        Ok(())
    }
}

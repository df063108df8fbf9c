//! A model file with any bytes changed and its checksum made right again: an error or a model that reads, never a panic.
#![no_main]

use dateline::{Analyzer, Model, Options};
use libfuzzer_sys::fuzz_target;

const MODEL: &[u8] = include_bytes!("../../models/english.dateline");
const TEXT: &str =
    "Prime Minister Ana Duarte met the Chilean president in Lima on Tuesday and accused Norland of spying.";
/// Magic and format version stand before the checksum of eight bytes.
const CHECKSUM: usize = 12;

/// As src/model/file.rs has it.
fn checksum(bytes: &[u8]) -> u64 {
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0000_0100_0000_01B3);
    bytes.chunks(8).fold(step(0xCBF2_9CE4_8422_2325, bytes.len() as u64), |hash, chunk| {
        let hash = step(hash, chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        hash ^ hash >> 32
    })
}

fuzz_target!(|changes: Vec<(u32, u8)>| {
    let mut bytes = MODEL.to_vec();
    for (place, byte) in changes {
        // A third of the changes go to the heads of the sections, where the sizes are.
        let span = if place % 3 == 0 { 200 } else { bytes.len() };
        let at = place as usize % span;
        bytes[at] = byte;
    }
    let sum = checksum(&bytes[CHECKSUM + 8..]);
    bytes[CHECKSUM..CHECKSUM + 8].copy_from_slice(&sum.to_le_bytes());
    if let Ok(model) = Model::from_bytes(&bytes) {
        let _ = Analyzer::with_model(model).analyze(TEXT, &Options::default());
    }
});

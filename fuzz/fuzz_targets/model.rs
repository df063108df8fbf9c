//! A small model file with any bytes changed, sections left out or cut, and its checksum made right again: an error or a
//! model that reads, never a panic.
#![no_main]

use std::sync::LazyLock;

use dateline::{Analyzer, Model, Options};
use libfuzzer_sys::fuzz_target;

static MODEL: LazyLock<Vec<u8>> =
    LazyLock::new(|| dateline::train::small_model().expect("the lists are whole"));
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

/// Where the tags and lengths of the sections stand, five bytes each: after the version of the data and their number.
fn heads(file: &[u8]) -> std::ops::Range<usize> {
    let version = CHECKSUM + 8;
    let count = version + 1 + usize::from(file[version]);
    count + 1..count + 1 + 5 * usize::from(file[count])
}

fuzz_target!(|changes: Vec<(u32, u8)>| {
    let mut bytes = MODEL.clone();
    let heads = heads(&bytes);
    // Where the bodies of the sections begin.
    let mut starts = vec![heads.end];
    for head in heads.clone().step_by(5) {
        let length = u32::from_le_bytes([bytes[head + 1], bytes[head + 2], bytes[head + 3], bytes[head + 4]]);
        starts.push(starts[starts.len() - 1] + length as usize);
    }
    for (place, byte) in changes {
        let random = place as usize / 4;
        let at = match place % 4 {
            // The heads of the file's sections: another tag leaves a section out.
            0 => heads.start + random % heads.len(),
            // What a section begins with: its counts and scales.
            1 => starts[random % (starts.len() - 1)] + random / 7 % 64,
            2 => random % bytes.len(),
            _ => {
                bytes.truncate(random % (bytes.len() + 1));
                bytes.resize(bytes.len().max(heads.end), byte);
                continue;
            }
        };
        if let Some(slot) = bytes.get_mut(at) {
            *slot = byte;
        }
    }
    let sum = checksum(&bytes[CHECKSUM + 8..]);
    bytes[CHECKSUM..CHECKSUM + 8].copy_from_slice(&sum.to_le_bytes());
    if let Ok(model) = Model::from_bytes(&bytes) {
        let _ = Analyzer::with_model(model).analyze(TEXT, &Options::default());
    }
});

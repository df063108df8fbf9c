//! A small model file with any bytes changed, sections left out or cut, and its checksum made right again: an error or a
//! model that reads, never a panic.
#![no_main]

use std::sync::LazyLock;

use dateline::{Analyzer, Model, Options};
use libfuzzer_sys::fuzz_target;

/// What stands before the sections' number, and the sections with their tags.
type Parts = (Vec<u8>, Vec<(u8, Vec<u8>)>);

static PARTS: LazyLock<Parts> =
    LazyLock::new(|| parts(&dateline::train::small_model().expect("the lists are whole")));
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

fn parts(file: &[u8]) -> Parts {
    let version = CHECKSUM + 8;
    let count = version + 1 + usize::from(file[version]);
    let heads = &file[count + 1..][..5 * usize::from(file[count])];
    let mut rest = &file[count + 1 + heads.len()..];
    let sections = heads.chunks(5).map(|head| {
        let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
        let (body, after) = rest.split_at(length as usize);
        rest = after;
        (head[0], body.to_vec())
    });
    (file[..count].to_vec(), sections.collect())
}

/// The section of the parser, which takes as long to read as all others together: half of the files go without.
const PARSER: u8 = 4;

fuzz_target!(|input: (u8, Vec<(u32, u8)>)| {
    let (left_out, changes) = input;
    let (head, sections) = &*PARTS;
    let is_kept = |tag: u8| left_out >> tag & 1 == 0 && (tag != PARSER || left_out & 1 == 0);
    let mut sections: Vec<(u8, Vec<u8>)> =
        sections.iter().filter(|(tag, _)| is_kept(*tag)).cloned().collect();
    let mut heads = Vec::new();
    for (place, byte) in &changes {
        let random = *place as usize / 4;
        let count = sections.len().max(1);
        let Some((tag, body)) = sections.get_mut(random % count) else { continue };
        let within = random / count;
        let at = match place % 4 {
            // What a section begins with: its counts and scales.
            0 => within % 64,
            1 => within % body.len().max(1),
            2 => {
                body.truncate(within % (body.len() + 1));
                continue;
            }
            _ if within % 8 == 0 => {
                *tag = *byte;
                continue;
            }
            _ => {
                heads.push((within, *byte));
                continue;
            }
        };
        if let Some(slot) = body.get_mut(at) {
            *slot = *byte;
        }
    }
    let mut bytes = head.clone();
    bytes.push(sections.len() as u8);
    for (tag, body) in &sections {
        bytes.push(*tag);
        bytes.extend((body.len() as u32).to_le_bytes());
    }
    // The file's own head: magic, version, number and lengths of the sections.
    let length = bytes.len();
    for (at, byte) in heads {
        bytes[at % length] = byte;
    }
    sections.iter().for_each(|(_, body)| bytes.extend_from_slice(body));
    let sum = checksum(&bytes[CHECKSUM + 8..]);
    bytes[CHECKSUM..CHECKSUM + 8].copy_from_slice(&sum.to_le_bytes());
    if let Ok(model) = Model::from_bytes(&bytes) {
        let _ = Analyzer::with_model(model).analyze(TEXT, &Options::default());
    }
});

//! What each word of a sentence is to the parser: a vector that tells of the word and of the words around it.
//!
//! The rows of a word (the word itself, its tag, clusters, endings) are summed. A layer over the sums of five neighbours
//! sees the word in its place. Two chains of running means, one from each end of the sentence, carry what stands farther
//! away: at each word a gate says how much of a mean is replaced by what the word brings (a quasi-recurrent network;
//! Bradbury and others 2017).

use crate::error::Error;
use crate::model::lanes::Lanes;
use crate::model::matrix::{Matrix, VALUE_BITS};
use crate::model::number::take;
use crate::model::rows::{AFTER_ROW, BEFORE_ROW, Rows};
use crate::model::tagger::Tag;
use crate::model::words::Words;

/// Length of a row that describes a word.
pub(crate) const EMBEDDING: usize = 32;
/// Words that the first layer sees, the word itself in their middle.
pub(crate) const WINDOW: usize = 5;
/// Outputs of the first layer.
pub(crate) const LOCAL: usize = 48;
/// Running means in each direction.
pub(crate) const RUNNING: usize = 24;
/// Length of a word's vector: the first layer, the means from the left, those from the right.
pub(crate) const VECTOR: usize = LOCAL + 2 * RUNNING;

/// The unit of the rows of a word is one 16th.
pub(crate) const ROW_BITS: u32 = 4;
/// The unit of the means while they run is one 4096th: they change in small steps.
const MEAN_BITS: u32 = 12;
/// Values of a gate, nought left out.
const GATE_STEPS: i32 = 1 << VALUE_BITS;

/// The layers below the states of the parser.
#[derive(Debug)]
pub(crate) struct Encoder {
    rows: Rows,
    embeddings: Vec<[Lanes; EMBEDDING / 8]>,
    window: Matrix,
    gates: Matrix,
}

/// Room for the layers of one sentence.
#[derive(Debug, Default)]
pub(crate) struct EncoderBuffers {
    sums: Vec<i16>,
    lanes: Vec<Lanes>,
    local: Vec<i16>,
    gates: Vec<i16>,
    /// The words' vectors, one after the other.
    pub vectors: Vec<i16>,
}

impl Encoder {
    /// Reads rows and matrices.
    pub fn read(rest: &mut &[u8]) -> Result<Self, Error> {
        let rows = Rows::read(rest)?;
        let embeddings = take(rest, rows.len() * EMBEDDING)?.as_chunks::<EMBEDDING>().0;
        Ok(Self {
            embeddings: embeddings.iter().map(|row| lanes_of(row, 0)).collect(),
            rows,
            window: Matrix::read(rest, WINDOW * EMBEDDING, LOCAL, ROW_BITS)?,
            gates: Matrix::read(rest, LOCAL, 4 * RUNNING, VALUE_BITS)?,
        })
    }

    /// Fills the vectors of `buffers` with those of a sentence's words.
    pub fn encode(&self, words: &Words, tags: &[Tag], buffers: &mut EncoderBuffers) {
        let EncoderBuffers { sums, lanes, local, gates, vectors } = buffers;
        sums.clear();
        (0..WINDOW / 2).for_each(|_| self.add_rows(&[BEFORE_ROW], sums));
        for (index, tag) in (0..words.len()).zip(tags) {
            self.add_rows(&self.rows.of(words.at(index, 0), *tag, index == 0), sums);
        }
        (0..WINDOW / 2).for_each(|_| self.add_rows(&[AFTER_ROW], sums));
        lanes.clear();
        for window in sums.windows(WINDOW * EMBEDDING).step_by(EMBEDDING) {
            self.window.values(window, lanes);
        }
        local.clear();
        local.extend(lanes.iter().flat_map(|lanes| lanes.positive().to_array()));
        lanes.clear();
        for local in local.chunks_exact(LOCAL) {
            self.gates.values(local, lanes);
        }
        gates.clear();
        gates.extend(lanes.iter().flat_map(|lanes| lanes.to_array()));
        vectors.clear();
        vectors.resize(local.len() / LOCAL * VECTOR, 0);
        for (vector, local) in vectors.chunks_exact_mut(VECTOR).zip(local.chunks_exact(LOCAL)) {
            vector.iter_mut().zip(local).for_each(|(to, from)| *to = *from);
        }
        let mut means = [0; RUNNING];
        for (vector, gates) in vectors.chunks_exact_mut(VECTOR).zip(gates.chunks_exact(4 * RUNNING)) {
            run_on(&mut means, gates, vector.iter_mut().skip(LOCAL));
        }
        means = [0; RUNNING];
        for (vector, gates) in vectors.chunks_exact_mut(VECTOR).zip(gates.chunks_exact(4 * RUNNING)).rev() {
            run_on(
                &mut means,
                gates.get(2 * RUNNING..).unwrap_or_default(),
                vector.iter_mut().skip(LOCAL + RUNNING),
            );
        }
    }

    /// Puts the sum of `rows` behind `sums`.
    fn add_rows(&self, rows: &[u32], sums: &mut Vec<i16>) {
        let mut sum = [Lanes::new([0; 8]); EMBEDDING / 8];
        for row in rows.iter().filter_map(|&row| self.embeddings.get(row as usize)) {
            sum.iter_mut().zip(row).for_each(|(sum, &row)| *sum = sum.add(row));
        }
        sums.extend(sum.iter().flat_map(|lanes| lanes.to_array()));
    }
}

/// A row of bytes as lanes, each number `shift` bits to the left.
pub(crate) fn lanes_of<const BYTES: usize, const LANES: usize>(
    row: &[u8; BYTES],
    shift: u32,
) -> [Lanes; LANES] {
    let mut lanes = [Lanes::new([0; 8]); LANES];
    for (lanes, bytes) in lanes.iter_mut().zip(row.as_chunks::<8>().0) {
        *lanes = Lanes::new(bytes.map(|byte| i16::from(byte as i8) << shift));
    }
    lanes
}

/// Carries the running means on by one word, of which `gates` holds the gates, then what the word brings.
fn run_on<'v>(means: &mut [i32; RUNNING], gates: &[i16], out: impl Iterator<Item = &'v mut i16>) {
    let (gates, news) = gates.split_at_checked(RUNNING).unwrap_or_default();
    for (((mean, &gate), &new), out) in means.iter_mut().zip(gates).zip(news).zip(out) {
        let gate = (i32::from(gate >> 2) + GATE_STEPS / 2).clamp(0, GATE_STEPS);
        let new = i32::from(new).clamp(-GATE_STEPS, GATE_STEPS) << (MEAN_BITS - VALUE_BITS);
        *mean += ((new - *mean) * gate) >> VALUE_BITS;
        *out = (*mean >> (MEAN_BITS - VALUE_BITS)) as i16;
    }
}

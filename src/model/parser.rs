//! A greedy dependency parser: a small feed-forward network chooses the transitions (after Chen and Manning 2014).
//!
//! A word's vector is turned into a row for a place in the state (top of the stack, next word ...) when a state first
//! has the word at that place, and kept: a state then costs the sum of ten such rows, and of the rows of its traits.
//! Everything is reckoned in whole numbers, so that a native build and WebAssembly choose alike.

use crate::error::Error;
use crate::model::encoder::{Encoder, EncoderBuffers, VECTOR, lanes_of};
use crate::model::lanes::Lanes;
use crate::model::matrix::{Matrix, VALUE_BITS, WEIGHT_BITS};
use crate::model::number::{byte, take};
use crate::model::syntax::Deprel;
use crate::model::tagger::Tag;
use crate::model::transitions::{PLACES, State, Step, TRAITS, View};
use crate::model::words::Words;
#[cfg(feature = "train")]
use crate::model::{
    encoder::ROW_BITS,
    matrix::{to_byte, write_matrix},
};

/// What this program reads: 1 was a linear model.
const VERSION: u8 = 2;

/// Length of the hidden layer.
pub(crate) const HIDDEN: usize = 64;

/// The hidden layer, or what is added up to it.
type Row = [Lanes; HIDDEN / 8];

/// The parser of a model file.
#[derive(Debug)]
pub(crate) struct Parser {
    encoder: Encoder,
    /// From a word's vector to the hidden layer, by place.
    places: Vec<Matrix>,
    /// A row for each trait of a state.
    traits: Vec<Row>,
    steps: Matrix,
    /// Relations of arcs from the right and from the left.
    relations: [Matrix; 2],
}

/// Room for parsing a sentence; kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct ParserBuffers {
    state: State,
    view: View,
    encoder: EncoderBuffers,
    rows: PlaceRows,
    hidden: Vec<i16>,
    scores: Vec<i32>,
}

impl ParserBuffers {
    /// Head (`None` for the root's dependent) and relation of each word of the sentence that was parsed.
    pub fn arcs(&self) -> impl Iterator<Item = (Option<u32>, Deprel)> {
        self.state.arcs()
    }
}

/// The rows of words at places, each made when it is first asked for.
#[derive(Debug, Default)]
struct PlaceRows {
    /// For each word and place one more than the row's number; 0 where there is none yet.
    numbers: Vec<u32>,
    lanes: Vec<Lanes>,
}

impl Parser {
    /// Reads the section of a model file.
    pub fn read(mut rest: &[u8]) -> Result<Self, Error> {
        let version = byte(&mut rest)?;
        if version != VERSION {
            return Err(Error::model(format!("a parser of version {version}; this program reads {VERSION}")));
        }
        let encoder = Encoder::read(&mut rest)?;
        let places = (0..PLACES).map(|_| Matrix::read(&mut rest, VECTOR, HIDDEN, VALUE_BITS));
        let places = places.collect::<Result<_, _>>()?;
        let traits = take(&mut rest, TRAITS as usize * HIDDEN)?.as_chunks::<HIDDEN>().0;
        let mut outputs = |count: usize| Matrix::read(&mut rest, HIDDEN, count, VALUE_BITS);
        let steps = outputs(Step::ALL.len())?;
        let relations = [outputs(Deprel::ALL.len())?, outputs(Deprel::ALL.len())?];
        if !rest.is_empty() {
            return Err(Error::model("a parser of another size"));
        }
        let traits = traits.iter().map(|row| lanes_of(row, VALUE_BITS - WEIGHT_BITS)).collect();
        Ok(Self { encoder, places, traits, steps, relations })
    }

    /// Parses one sentence; the arcs are left in `buffers`.
    pub fn parse(&self, words: &Words, tags: &[Tag], buffers: &mut ParserBuffers) {
        let ParserBuffers { state, view, encoder, rows, hidden, scores } = buffers;
        self.encoder.encode(words, tags, encoder);
        rows.clear(words.len());
        state.start(words.len());
        while !state.is_done() {
            if let Some(step) = state.plain_step() {
                state.apply(step, Deprel::Root);
                continue;
            }
            state.look(view);
            hidden.clear();
            let sum = self.hidden(view, &encoder.vectors, rows);
            for lanes in sum {
                hidden.extend_from_slice(&lanes.positive().to_array());
            }
            self.steps.scores(hidden, scores);
            let Some(step) = best(&Step::ALL, scores, |step| state.allows(step)) else { return };
            let [left, right] = &self.relations;
            let relations = match step {
                Step::Shift => None,
                Step::Left => Some(left),
                Step::Right => Some(right),
            };
            let deprel = relations.and_then(|relations| {
                relations.scores(hidden, scores);
                best(Deprel::ALL, scores, |deprel| deprel != Deprel::Root)
            });
            state.apply(step, deprel.unwrap_or(Deprel::Dep));
        }
    }

    /// The sums that make the hidden layer of a state.
    fn hidden(&self, view: &View, vectors: &[i16], rows: &mut PlaceRows) -> Row {
        let mut sum = [Lanes::new([0; 8]); HIDDEN / 8];
        let mut add = |row: &[Lanes]| sum.iter_mut().zip(row).for_each(|(sum, &row)| *sum = sum.add(row));
        for row in view.traits.iter().filter_map(|&number| self.traits.get(number as usize)) {
            add(row);
        }
        for ((place, matrix), word) in self.places.iter().enumerate().zip(view.places) {
            if let Some(word) = word {
                add(rows.of(word as usize, place, matrix, vectors));
            }
        }
        sum
    }
}

impl PlaceRows {
    fn clear(&mut self, words: usize) {
        self.numbers.clear();
        self.numbers.resize(words * PLACES, 0);
        self.lanes.clear();
    }

    /// The row of `word` at `place`, by the `matrix` of the place.
    fn of(&mut self, word: usize, place: usize, matrix: &Matrix, vectors: &[i16]) -> &[Lanes] {
        let Some(number) = self.numbers.get_mut(word * PLACES + place) else { return &[] };
        if *number == 0 {
            let vector = vectors.get(word * VECTOR..(word + 1) * VECTOR).unwrap_or_default();
            matrix.values(vector, &mut self.lanes);
            *number = (self.lanes.len() / (HIDDEN / 8)) as u32;
        }
        let start = (*number as usize - 1) * (HIDDEN / 8);
        self.lanes.get(start..start + HIDDEN / 8).unwrap_or_default()
    }
}

/// Which of those that are allowed scores highest, the first of equals.
fn best<T: Copy>(all: &[T], scores: &[i32], allowed: impl Fn(T) -> bool) -> Option<T> {
    let mut best: Option<(T, i32)> = None;
    for (&one, &score) in all.iter().zip(scores) {
        if allowed(one) && best.is_none_or(|(_, highest)| score > highest) {
            best = Some((one, score));
        }
    }
    best.map(|(best, _)| best)
}

/// The tables of a parser as it was trained, each in rows.
#[cfg(feature = "train")]
pub(crate) struct ParserTables<'t> {
    /// Keys of the words that have a row of their own, rising.
    pub known: &'t [u32],
    /// Rows that describe a word.
    pub embeddings: &'t [f32],
    /// A row for each input.
    pub window: [&'t [f32]; 2],
    pub gates: [&'t [f32]; 2],
    pub places: &'t [f32],
    pub traits: &'t [f32],
    /// A row for each output.
    pub steps: [&'t [f32]; 2],
    pub relations: [&'t [f32]; 2],
}

#[cfg(feature = "train")]
impl ParserTables<'_> {
    /// Bits of a key.
    pub const KEY_BITS: u8 = 26;

    /// Writes the section.
    pub fn write(&self) -> Vec<u8> {
        let mut out = vec![VERSION];
        crate::model::index::write_keys(&mut out, Self::KEY_BITS, self.known.iter().copied());
        out.extend(self.embeddings.iter().map(|&weight| to_byte(weight, ROW_BITS)));
        for [weights, biases] in [self.window, self.gates] {
            write_matrix(&mut out, weights.iter().copied(), biases);
        }
        for weights in self.places.chunks_exact(VECTOR * HIDDEN) {
            write_matrix(&mut out, weights.iter().copied(), &[0.0; HIDDEN]);
        }
        out.extend(self.traits.iter().map(|&weight| to_byte(weight, WEIGHT_BITS)));
        let mut outputs = |weights: &[f32], biases: &[f32]| {
            let column = |input: usize| weights.iter().skip(input).step_by(HIDDEN).copied();
            write_matrix(&mut out, (0..HIDDEN).flat_map(column), biases);
        };
        let [weights, biases] = self.steps;
        outputs(weights, biases);
        let [weights, biases] = self.relations;
        let count = Deprel::ALL.len();
        for (weights, biases) in weights.chunks_exact(count * HIDDEN).zip(biases.chunks_exact(count)) {
            outputs(weights, biases);
        }
        out
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::model::chain::ChainBuffers;
    use crate::model::tagger::Tagger;
    use crate::model::words::Clusters;
    use crate::model::{File, Section};

    const MODEL: &[u8] = include_bytes!("../../models/english.dateline");

    /// Head, counted from 1 as treebanks do (0: the root), and relation of each word.
    fn parse(text: &str) -> Vec<(u32, &'static str)> {
        let file = File::read(MODEL).unwrap();
        let clusters = Clusters::read(file.section(Section::Clusters).unwrap()).unwrap();
        let tagger = Tagger::read(file.section(Section::Upos).unwrap()).unwrap();
        let parser = Parser::read(file.section(Section::Parser).unwrap()).unwrap();
        let lower: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
        let (mut words, mut tags) = (Words::default(), Vec::new());
        let forms = text.split(' ').zip(&lower);
        words.fill(
            &clusters,
            forms.filter(|(form, _)| !form.is_empty()).map(|(form, lower)| (form, lower.as_str())),
        );
        tagger.tag(&words, &mut ChainBuffers::default(), &mut tags);
        let mut buffers = ParserBuffers::default();
        parser.parse(&words, &tags, &mut buffers);
        buffers.arcs().map(|(head, deprel)| (head.map_or(0, |head| head + 1), deprel.label())).collect()
    }

    #[test]
    fn parses_plain_sentences() {
        let right = [
            (2, "det"),
            (3, "nsubj"),
            (0, "root"),
            (5, "nmod"),
            (3, "obj"),
            (7, "case"),
            (3, "obl"),
            (3, "punct"),
        ];
        assert_eq!(parse("The minister met her counterpart on Monday ."), right);
        assert_eq!(parse("the minister met her counterpart on monday ."), right);
        let right = [
            (2, "det"),
            (4, "nsubj"),
            (4, "aux"),
            (0, "root"),
            (7, "case"),
            (7, "det"),
            (4, "obl"),
            (10, "mark"),
            (10, "nsubj"),
            (4, "advcl"),
            (12, "det"),
            (10, "obj"),
            (4, "punct"),
        ];
        assert_eq!(parse("The bank was fined by the regulator because it lost the records ."), right);
    }

    #[test]
    fn no_word_and_very_many_words_are_parsed() {
        assert_eq!(parse(""), []);
        let heads = parse("Talks went on and on , ".repeat(3_000).trim_end());
        assert_eq!(heads.iter().filter(|(head, _)| *head == 0).count(), 1);
    }

    #[test]
    fn a_cut_or_foreign_section_is_refused() {
        let file = File::read(MODEL).unwrap();
        let section = file.section(Section::Parser).unwrap();
        for cut in (0..section.len()).step_by(1009).chain([section.len() - 1]) {
            assert!(Parser::read(section.get(..cut).unwrap()).is_err(), "cut at {cut}");
        }
        let mut changed = section.to_vec();
        changed.push(0);
        assert!(Parser::read(&changed).is_err());
        *changed.first_mut().unwrap() = 1;
        let error = Parser::read(&changed).unwrap_err();
        assert!(error.to_string().contains("version 1"), "{error}");
    }
}

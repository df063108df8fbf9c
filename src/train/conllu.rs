//! Reads treebanks in CoNLL-U.

use std::io::{self, Read};
use std::path::Path;

use crate::model::{Deprel, Form, Upos};

/// A sentence of a treebank, words in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    pub text: String,
    pub words: Vec<Word>,
}

/// A word as the treebank has it.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub form: String,
    pub lower: String,
    pub lemma: String,
    pub tag: (Upos, Form),
    /// Index in the sentence; `None` for a root.
    pub head: Option<u32>,
    pub deprel: Deprel,
}

/// Text of a file, unpacked where its name ends in `.gz`.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    let with_path = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let bytes = std::fs::read(path).map_err(with_path)?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).map_err(with_path)?;
    } else {
        text = String::from_utf8(bytes).map_err(|error| with_path(io::Error::other(error)))?;
    }
    Ok(text)
}

/// All sentences of a treebank.
pub(super) fn read(path: &Path) -> io::Result<Vec<Sentence>> {
    Ok(parse(&read_text(path)?))
}

/// The sentences of CoNLL-U `text`; ranges of contracted words and empty nodes are left out.
pub(super) fn parse(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for line in text.lines().chain([""]) {
        if let Some(text) = line.strip_prefix("# text = ") {
            text.clone_into(&mut sentence.text);
        } else if line.is_empty() {
            sentences
                .extend(Some(std::mem::take(&mut sentence)).filter(|sentence| !sentence.words.is_empty()));
        } else if !line.starts_with('#') {
            let columns: Vec<&str> = line.split('\t').collect();
            if let [id, form, lemma, upos, _, feats, head, deprel, ..] = columns[..]
                && id.bytes().all(|byte| byte.is_ascii_digit())
            {
                let upos = Upos::from_label(upos).unwrap_or(Upos::X);
                sentence.words.push(Word {
                    form: form.to_owned(),
                    lower: form.to_lowercase(),
                    lemma: lemma.to_owned(),
                    tag: (upos, form_of(upos, feats)),
                    head: head.parse::<u32>().ok().and_then(|head| head.checked_sub(1)),
                    deprel: Deprel::from_label(deprel).unwrap_or(Deprel::Dep),
                });
            }
        }
    }
    sentences
}

fn form_of(upos: Upos, feats: &str) -> Form {
    let has = |feature: &str| feats.split('|').any(|other| other == feature);
    match upos {
        Upos::Verb | Upos::Aux => match () {
            () if has("VerbForm=Ger") || has("VerbForm=Part") && has("Tense=Pres") => Form::Ing,
            () if has("VerbForm=Part") => Form::PastParticiple,
            () if has("VerbForm=Inf") => Form::Infinitive,
            () if has("Tense=Past") => Form::Past,
            () if has("Tense=Pres") => Form::Present,
            () if upos == Upos::Aux => Form::Modal,
            () => Form::Infinitive,
        },
        Upos::Noun | Upos::Propn if has("Number=Plur") || has("Number=Ptan") => Form::Plural,
        Upos::Pron if has("PronType=Prs") => Form::Personal,
        Upos::Pron | Upos::Adv | Upos::Det if has("PronType=Rel") || has("PronType=Int") => Form::Relative,
        _ => Form::Plain,
    }
}

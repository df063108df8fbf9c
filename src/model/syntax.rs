//! Parts of speech and dependency relations, as Universal Dependencies 2 has them, without subtypes.

macro_rules! tag_set {
    ($(#[$doc:meta])* $name:ident: $($variant:ident $label:literal),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub(crate) enum $name { $($variant),* }

        impl $name {
            /// Every tag, in the order of its number.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The label that the treebanks use.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),* }
            }

            /// The tag of a label, a subtype after `:` left out.
            #[cfg(feature = "train")]
            pub fn from_label(label: &str) -> Option<Self> {
                match label.split(':').next().unwrap_or_default() {
                    $($label => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

tag_set! {
    /// Universal part of speech.
    Upos: Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ", Noun "NOUN", Num "NUM",
    Part "PART", Pron "PRON", Propn "PROPN", Punct "PUNCT", Sconj "SCONJ", Sym "SYM", Verb "VERB", X "X",
}

tag_set! {
    /// Universal dependency relation.
    Deprel: Acl "acl", Advcl "advcl", Advmod "advmod", Amod "amod", Appos "appos", Aux "aux", Case "case", Cc "cc",
    Ccomp "ccomp", Clf "clf", Compound "compound", Conj "conj", Cop "cop", Csubj "csubj", Dep "dep", Det "det",
    Discourse "discourse", Dislocated "dislocated", Expl "expl", Fixed "fixed", Flat "flat", Goeswith "goeswith",
    Iobj "iobj", List "list", Mark "mark", Nmod "nmod", Nsubj "nsubj", Nummod "nummod", Obj "obj", Obl "obl",
    Orphan "orphan", Parataxis "parataxis", Punct "punct", Reparandum "reparandum", Root "root", Vocative "vocative",
    Xcomp "xcomp",
}

/// The form of a verb, noun or pronoun: finer than its part of speech, and what the parser and the lemmas go by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Form {
    /// Any other word; singular nouns.
    #[default]
    Plain,
    /// Nouns and names in the plural.
    Plural,
    /// Finite verbs in the past: "said", "was".
    Past,
    /// Finite verbs in the present: "says", "is".
    Present,
    /// Infinitives and imperatives: "(to) say".
    Infinitive,
    /// Past participles, of passives and perfects: "said", "been".
    PastParticiple,
    /// Present participles and gerunds: "saying".
    Ing,
    /// Auxiliaries without a tense: "will", "could".
    Modal,
    /// Personal and possessive pronouns: "they", "their".
    Personal,
    /// Words that ask or relate: "who", "which", "where".
    Relative,
}

impl Form {
    /// Every form, in the order of its number.
    pub const ALL: &[Self] = &[
        Self::Plain,
        Self::Plural,
        Self::Past,
        Self::Present,
        Self::Infinitive,
        Self::PastParticiple,
        Self::Ing,
        Self::Modal,
        Self::Personal,
        Self::Relative,
    ];
}

/// The syntax of a whole document: one entry a token, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Syntax {
    tokens: Vec<Packed>,
    /// All lemmas, one after the other.
    lemmas: String,
}

/// The syntax of one token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenSyntax {
    pub upos: Upos,
    /// Index of the head in the document; `None` for a root.
    pub head: Option<u32>,
    pub deprel: Deprel,
}

/// The syntax of one token in eight bytes: a long text has a million of them.
#[derive(Clone, Copy, Debug)]
struct Packed {
    /// Where its lemma ends.
    lemma_end: u32,
    /// How many tokens further on its head stands; 0 for a root. No sentence is as long as these numbers reach.
    ahead: i16,
    upos: Upos,
    deprel: Deprel,
}

impl Syntax {
    /// A syntax that has room for so many tokens.
    pub fn with_capacity(tokens: usize) -> Self {
        Self { tokens: Vec::with_capacity(tokens), lemmas: String::new() }
    }

    /// Adds the next token.
    pub fn push(&mut self, token: TokenSyntax, lemma: &str) {
        let own = self.tokens.len() as i64;
        let ahead = token.head.and_then(|head| i16::try_from(i64::from(head) - own).ok()).unwrap_or(0);
        self.lemmas.push_str(lemma);
        let lemma_end = self.lemmas.len() as u32;
        self.tokens.push(Packed { lemma_end, ahead, upos: token.upos, deprel: token.deprel });
    }

    /// Part of speech of token `index`.
    pub fn upos(&self, index: usize) -> Option<Upos> {
        self.tokens.get(index).map(|token| token.upos)
    }

    /// Head of token `index`; `None` for a root.
    pub fn head(&self, index: usize) -> Option<usize> {
        let ahead = self.tokens.get(index)?.ahead;
        if ahead == 0 { None } else { index.checked_add_signed(ahead.into()) }
    }

    /// Relation of token `index` to its head.
    pub fn deprel(&self, index: usize) -> Option<Deprel> {
        self.tokens.get(index).map(|token| token.deprel)
    }

    /// Dictionary form of token `index`; empty past the end.
    pub fn lemma(&self, index: usize) -> &str {
        let before = index.checked_sub(1).and_then(|before| self.tokens.get(before));
        let start = before.map_or(0, |token| token.lemma_end);
        let end = self.tokens.get(index).map_or(start, |token| token.lemma_end);
        self.lemmas.get(start as usize..end as usize).unwrap_or_default()
    }
}

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

/// The syntax of a whole document: one entry a token, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Syntax {
    pub tokens: Vec<TokenSyntax>,
    /// Whether the subject of the verb is passive is read from the auxiliary: subtypes are not kept.
    pub lemmas: Vec<Box<str>>,
}

/// The syntax of one token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenSyntax {
    pub upos: Upos,
    /// Index of the head in the document; `None` for a root.
    pub head: Option<u32>,
    pub deprel: Deprel,
}

impl Syntax {
    /// Part of speech of token `index`.
    pub fn upos(&self, index: usize) -> Option<Upos> {
        self.tokens.get(index).map(|token| token.upos)
    }

    /// Head of token `index`; `None` for a root.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.tokens.get(index).and_then(|token| token.head).map(|head| head as usize)
    }

    /// Relation of token `index` to its head.
    pub fn deprel(&self, index: usize) -> Option<Deprel> {
        self.tokens.get(index).map(|token| token.deprel)
    }

    /// Dictionary form of token `index`; empty past the end.
    pub fn lemma(&self, index: usize) -> &str {
        self.lemmas.get(index).map_or("", |lemma| lemma)
    }
}

//! From characters to tokens, in one pass.
//!
//! Words are those of the English treebanks of Universal Dependencies (EWT, GUM): contractions and possessives are split
//! (`do|n't`, `Iran|'s`), so are words with hyphens (`long|-|term`) unless the first part is a prefix (`non-profit`);
//! abbreviations keep their period. Every look-ahead is bounded, or what it passes over becomes a token at once.

use super::clitics::{clitics, contraction};
use super::document::{AS_WRITTEN, Token, TokenKind};
use super::numbers::Number;
use super::shape::{Class, class, is_apostrophe};
use super::web;
use super::words::{self, Abbreviation};
use crate::letters::lower;
use crate::span::Span;

/// The tokens of a text and, line by line, the lower-case forms of those that are not written so.
pub(super) struct Tokens {
    pub tokens: Vec<Token>,
    pub lower: String,
}

/// Splits `text` into tokens.
pub(super) fn tokenise(text: &str) -> Tokens {
    let mut scanner = Scanner {
        text,
        at: 0,
        next_at_sign: None,
        space_before: true,
        // About one token every five bytes of English.
        tokens: Vec::with_capacity(text.len() / 5 + 1),
        lower: String::new(),
    };
    while let Some((class, c)) = scanner.class_at(scanner.at) {
        scanner.step(class, c);
    }
    let Scanner { mut tokens, lower, .. } = scanner;
    tokens.shrink_to_fit();
    Tokens { tokens, lower }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// Where the next `@` stands, `None` before the first search; so that a text is searched for it only once.
    next_at_sign: Option<usize>,
    space_before: bool,
    tokens: Vec<Token>,
    lower: String,
}

/// Longest word that is looked up in a list.
const LONGEST_LISTED: usize = 12;

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(&byte) if byte < 0x80 => Some(char::from(byte)),
            Some(_) => self.text.get(at..).and_then(|rest| rest.chars().next()),
            None => None,
        }
    }

    fn class_at(&self, at: usize) -> Option<(Class, char)> {
        self.char_at(at).map(|c| (class(c), c))
    }

    fn is_word_at(&self, at: usize) -> bool {
        self.class_at(at).is_some_and(|(class, _)| class.is_word())
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|before| before.chars().next_back())
    }

    /// Whether `at` begins a run of characters without space, perhaps after an opening bracket or quotation mark.
    fn after_space_or_opening(&self, at: usize) -> bool {
        self.char_before(at).is_none_or(|c| {
            class(c) == Class::Space || matches!(c, '(' | '[' | '"' | '\u{201C}' | '\u{2018}')
        })
    }

    fn step(&mut self, class: Class, c: char) {
        match class {
            Class::Space | Class::Joiner => {
                self.at += c.len_utf8();
                self.space_before = true;
            }
            Class::Digit => self.number(),
            Class::Letter | Class::Ideograph | Class::Mark => self.word(class),
            Class::Emoji => self.push(self.emoji_end(c), TokenKind::Symbol),
            Class::Symbol => self.symbol(c),
            Class::Punctuation => self.punctuation(c),
        }
    }

    fn push(&mut self, end: usize, kind: TokenKind) {
        let start = self.at;
        let lower = self.lower_form(start, end);
        self.tokens.push(Token { span: Span::new(start, end), kind, space_before: self.space_before, lower });
        self.space_before = false;
        self.at = end;
    }

    /// Where the lower-case form of these bytes stands.
    fn lower_form(&mut self, start: usize, end: usize) -> u32 {
        let written = self.text.get(start..end).unwrap_or_default();
        if written.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return AS_WRITTEN;
        }
        let from = self.lower.len();
        if written.is_ascii() {
            self.lower.push_str(written);
            self.lower.get_mut(from..).into_iter().for_each(str::make_ascii_lowercase);
        } else {
            self.lower.extend(written.chars().map(|c| if c == '\u{2019}' { '\'' } else { lower(c) }));
        }
        // No token holds one.
        self.lower.push('\n');
        from as u32
    }

    // Words

    fn word(&mut self, class: Class) {
        if let Some(end) = self.address() {
            return self.push(end.0, end.1);
        }
        if class == Class::Ideograph {
            return self.push(self.ideographs_end(), TokenKind::Word);
        }
        let end = self.word_end(self.at);
        if self.char_at(end) == Some('$') && words::DOLLARS.has(self.slice(self.at, end)) {
            return self.push(end + 1, TokenKind::Symbol);
        }
        let end = if self.keeps_period(end) { end + 1 } else { end };
        self.push_parts(end);
    }

    /// The end of the web or mail address that begins here.
    fn address(&mut self) -> Option<(usize, TokenKind)> {
        let rest = self.text.get(self.at..)?;
        if let Some(length) = web::url_length(rest) {
            return Some((self.at + length, TokenKind::Url));
        }
        let at_sign = match self.next_at_sign {
            Some(found) if found >= self.at => found,
            _ => rest.bytes().position(|byte| byte == b'@').map_or(usize::MAX, |found| self.at + found),
        };
        self.next_at_sign = Some(at_sign);
        web::email_length(rest, at_sign - self.at).map(|length| (self.at + length, TokenKind::Email))
    }

    fn ideographs_end(&self) -> usize {
        let is_inside = |c: char| matches!(class(c), Class::Ideograph | Class::Mark);
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at + rest.find(|c| !is_inside(c)).unwrap_or(rest.len())
    }

    /// The end of the word that begins here and goes on at `end`, contractions and possessives not yet split.
    fn word_end(&self, mut end: usize) -> usize {
        // Where the part after the last period or ampersand begins.
        let mut part = self.at;
        while let Some((class, c)) = self.class_at(end) {
            let next = end + c.len_utf8();
            match class {
                Class::Letter | Class::Digit | Class::Mark => {}
                Class::Joiner if self.is_word_at(next) => {}
                Class::Punctuation if is_apostrophe(c) && self.is_word_at(next) => {}
                Class::Punctuation if c == '.' && self.is_period_inside(part, end) => part = next,
                Class::Punctuation if c == '-' && self.is_hyphen_inside(end) => {}
                Class::Symbol if c == '&' && self.is_ampersand_inside(part, end) => part = next,
                _ => break,
            }
            end = next;
        }
        end
    }

    /// The length of the run of ASCII letters at `at`, counted up to one more than the longest in any list.
    fn letters(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes().get(at..).unwrap_or_default();
        bytes.iter().take(LONGEST_LISTED + 1).take_while(|byte| byte.is_ascii_alphabetic()).count()
    }

    /// Whether the period at `at` belongs to "U.S", "Ph.D" or "example.com"; `part` is where the letters before it begin.
    fn is_period_inside(&self, part: usize, at: usize) -> bool {
        let after = self.letters(at + 1);
        let after_end = at + 1 + after;
        match (at - part, after) {
            (_, 0) => false,
            // "alt.news.example": three parts in small letters are a name.
            (2.., 2..)
                if self.is_small(part, at)
                    && self.is_small(at + 1, after_end)
                    && (part > self.at || self.is_small_part_at(after_end)) =>
            {
                true
            }
            (1, 1) => !self.is_word_at(after_end),
            (2, 1) if self.char_at(after_end) == Some('.') => true,
            (2.., 2..) => {
                let ending = self.slice(at + 1, after_end);
                !self.is_word_at(after_end)
                    && (ending.bytes().all(|byte| byte.is_ascii_lowercase())
                        || ending.bytes().all(|byte| byte.is_ascii_uppercase()))
                    && words::is_name_ending(&ending.to_ascii_lowercase())
            }
            _ => false,
        }
    }

    fn is_small(&self, start: usize, end: usize) -> bool {
        end - start <= LONGEST_LISTED && self.slice(start, end).bytes().all(|byte| byte.is_ascii_lowercase())
    }

    fn is_small_part_at(&self, at: usize) -> bool {
        let part = self.letters(at + 1);
        self.char_at(at) == Some('.') && part > 1 && self.is_small(at + 1, at + 1 + part)
    }

    /// Whether the hyphen at `at` follows a prefix ("non-profit", "mid-1980s").
    fn is_hyphen_inside(&self, at: usize) -> bool {
        let before = self.slice(self.at, at);
        self.is_word_at(at + 1)
            && before.len() <= LONGEST_LISTED
            && words::is_prefix(&before.to_ascii_lowercase())
    }

    /// Whether the ampersand at `at` joins capitals ("AT&T", "R&D").
    fn is_ampersand_inside(&self, part: usize, at: usize) -> bool {
        let before = self.slice(part, at);
        (1..=3).contains(&before.len())
            && before.bytes().all(|byte| byte.is_ascii_uppercase())
            && self.char_at(at + 1).is_some_and(|c| c.is_ascii_uppercase())
    }

    /// Whether a period stands at `end` and belongs to the word before it.
    fn keeps_period(&self, end: usize) -> bool {
        let periods = self.text.as_bytes().iter().skip(end).take(3).take_while(|byte| **byte == b'.').count();
        // Of two periods the first is the abbreviation's; three are an ellipsis.
        if !matches!(periods, 1 | 2) {
            return false;
        }
        let word = self.slice(self.at, end);
        if word.len() > LONGEST_LISTED || !word.is_ascii() {
            return word.chars().nth(1).is_none() && self.is_initial(word, end);
        }
        if word.contains('.') {
            return word.rsplit('.').next().is_some_and(|last| last.len() == 1);
        }
        let mut lower = [0; LONGEST_LISTED];
        for (to, from) in lower.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        let lower = lower.get(..word.len()).and_then(|lower| str::from_utf8(lower).ok()).unwrap_or_default();
        let abbreviation = words::abbreviation(lower);
        match abbreviation {
            Some(Abbreviation::Anywhere) => true,
            Some(Abbreviation::BeforeName | Abbreviation::Capitalised | Abbreviation::Month) => {
                word.starts_with(|c: char| c.is_ascii_uppercase())
            }
            Some(Abbreviation::BeforeNumber) => {
                let rest = self.text.get(end + 1..).unwrap_or_default();
                rest.strip_prefix([' ', '\u{A0}']).unwrap_or(rest).starts_with(|c: char| c.is_ascii_digit())
            }
            None => self.is_initial(word, end),
        }
    }

    /// Whether `word`, with a period at `end`, is the initial of a name ("John F. Kennedy", "J. Roe").
    fn is_initial(&self, word: &str, end: usize) -> bool {
        let mut chars = word.chars();
        let is_capital = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
        if !is_capital {
            return false;
        }
        let rest = self.text.get(end + 1..).unwrap_or_default();
        let Some(next) = rest.strip_prefix([' ', '\u{A0}']) else {
            return rest.starts_with(char::is_alphabetic);
        };
        let starter = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let next_is_capital = starter.starts_with(char::is_uppercase);
        // After a name an initial is likely; after another word ("vitamin C. The") the next word must look like a name.
        next_is_capital
            && (self.follows_capital() || !words::STARTERS.has(starter))
            && !(word == "I" && words::STARTERS.has(starter))
    }

    /// Whether the last token begins with a capital or ends with a period.
    fn follows_capital(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            let word = token.span.of(self.text);
            word.starts_with(char::is_uppercase) || word.len() > 1 && word.ends_with('.')
        })
    }

    /// Pushes the word that ends at `end`, split where it is a contraction.
    fn push_parts(&mut self, end: usize) {
        let word = self.slice(self.at, end);
        if let Some(parts) = contraction(word) {
            for part in parts {
                self.push(self.at + usize::from(*part), TokenKind::Word);
            }
            return self.push(end, TokenKind::Word);
        }
        let clitics = if word.contains(is_apostrophe) { clitics(word) } else { [0; 2] };
        for cut in clitics {
            let cut = end - cut;
            if cut > self.at && cut < end {
                self.push(cut, TokenKind::Word);
            }
        }
        self.push(end, TokenKind::Word);
    }

    // Numbers

    fn number(&mut self) {
        if let Some((end, kind)) = self.address() {
            return self.push(end, kind);
        }
        match Number::read(self.text.get(self.at..).unwrap_or_default()) {
            Number::Whole(length) => self.push(self.at + length, TokenKind::Number),
            Number::Word(length) => {
                let end = self.word_end(self.at + length);
                self.push_parts(end);
            }
        }
    }

    // Marks

    fn emoji_end(&self, first: char) -> usize {
        let mut end = self.at + first.len_utf8();
        let is_flag = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
        if is_flag(first)
            && let Some(second) = self.char_at(end).filter(|c| is_flag(*c))
        {
            end += second.len_utf8();
        }
        while let Some((class, c)) = self.class_at(end) {
            let after = end + c.len_utf8();
            match class {
                Class::Mark => end = after,
                Class::Joiner if c == '\u{200D}' => match self.class_at(after) {
                    Some((Class::Emoji | Class::Symbol, joined)) => end = after + joined.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        end
    }

    /// The end of the run of characters here that are among `chars`.
    fn run_end(&self, chars: &[char]) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at + rest.find(|c| !chars.contains(&c)).unwrap_or(rest.len())
    }

    fn symbol(&mut self, c: char) {
        let next = self.at + c.len_utf8();
        if let Some(end) = self.emoticon_end() {
            return self.push(end, TokenKind::Symbol);
        }
        let starts = self.after_space_or_opening(self.at);
        match c {
            '#' | '@' if starts && self.is_tag_at(next, c) => {
                let rest = self.text.get(next..).unwrap_or_default();
                let is_inside = |c: char| matches!(class(c), Class::Letter | Class::Digit | Class::Mark);
                let end = next + rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
                self.push(end, TokenKind::Tag);
            }
            '+' if starts && self.char_at(next).is_some_and(|c| c.is_ascii_digit()) => {
                let length = Number::read(self.text.get(next..).unwrap_or_default()).length();
                self.push(next + length.max(1), TokenKind::Number);
            }
            '=' | '*' | '<' | '>' | '+' | '~' | '#' | '|' => self.push(self.run_end(&[c]), TokenKind::Symbol),
            _ => self.push(self.with_marks(next), TokenKind::Symbol),
        }
    }

    fn is_tag_at(&self, at: usize, sign: char) -> bool {
        // "#1" is a rank, "@2pm" a time.
        self.class_at(at).is_some_and(|(class, c)| class == Class::Letter && !(sign == '#' && c == '_'))
    }

    /// The end of the marks that stand on the character before `at`.
    fn with_marks(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find(|c| class(c) != Class::Mark).unwrap_or(rest.len())
    }

    fn punctuation(&mut self, c: char) {
        let next = self.at + c.len_utf8();
        if let Some(end) = self.emoticon_end() {
            return self.push(end, TokenKind::Symbol);
        }
        let following = self.char_at(next);
        let end = match c {
            '.' if following.is_some_and(|c| c.is_ascii_digit()) && self.after_space_or_amount() => {
                let length = Number::read(self.text.get(next..).unwrap_or_default()).length();
                return self.push(next + length.max(1), TokenKind::Number);
            }
            '.' | '\u{2026}' => self.run_end(&['.', '\u{2026}']),
            '!' | '?' => self.run_end(&['!', '?']),
            '-' => self.run_end(&['-']),
            '\u{2013}' | '\u{2014}' => self.run_end(&[c]),
            '[' if self.slice(self.at, self.at + 5) == "[...]" => self.at + 5,
            '\'' | '\u{2018}' | '\u{2019}' | '`' if following == Some(c) => next + c.len_utf8(),
            '\'' | '\u{2018}' | '\u{2019}' => match self.headless_end(next) {
                Some((end, kind)) => return self.push(end, kind),
                None => self.with_marks(next),
            },
            _ => self.with_marks(next),
        };
        self.push(end, TokenKind::Punctuation);
    }

    fn after_space_or_amount(&self) -> bool {
        self.space_before || self.char_before(self.at).is_some_and(|c| class(c) == Class::Symbol)
    }

    /// The end of a word that begins with the apostrophe before `at`: "'72", "'90s", "'em".
    fn headless_end(&self, at: usize) -> Option<(usize, TokenKind)> {
        if !self.after_space_or_opening(self.at) {
            return None;
        }
        let bytes = self.text.as_bytes().get(at..).unwrap_or_default();
        let digits = bytes.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
        let (length, kind) = if digits == 2 {
            (digits + usize::from(bytes.get(2) == Some(&b's')), TokenKind::Number)
        } else {
            let length = self.letters(at);
            let word = self.slice(at, at + length).to_ascii_lowercase();
            (words::HEADLESS.has(word.as_str()).then_some(length)?, TokenKind::Word)
        };
        (!self.is_word_at(at + length)).then_some((at + length, kind))
    }

    /// The end of the face made of marks that begins here, standing by itself.
    fn emoticon_end(&self) -> Option<usize> {
        if !self.space_before || !matches!(self.char_at(self.at), Some(':' | ';' | '=' | '^' | '(')) {
            return None;
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let face = words::EMOTICONS.iter().find(|face| rest.starts_with(**face))?;
        let end = self.at + face.len();
        self.class_at(end).is_none_or(|(class, _)| class == Class::Space).then_some(end)
    }
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;

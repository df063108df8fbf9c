//! Web and mail addresses.

/// Schemes after which everything up to the next space is an address.
const SCHEMES: &[&str] = &["http://", "https://", "ftp://", "mailto:", "www."];

/// RFC 5321: at most 64 bytes before the `@`, 255 after it.
const LONGEST_LOCAL_PART: usize = 64;
const LONGEST_DOMAIN: usize = 255;

/// Length of the web address that `rest` begins with.
pub(super) fn url_length(rest: &str) -> Option<usize> {
    if !rest.starts_with(['h', 'H', 'f', 'F', 'm', 'M', 'w', 'W']) {
        return None;
    }
    let scheme = SCHEMES
        .iter()
        .find(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    let is_end = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\u{201C}' | '\u{201D}')
    };
    let address = rest.split(is_end).next().unwrap_or_default();
    let mut address = address.trim_end_matches(is_closing);
    // A closing bracket belongs to the address only if it was opened there.
    if address.ends_with(')') && !address.contains('(') {
        address = address.trim_end_matches(|c| c == ')' || is_closing(c));
    }
    (address.len() > scheme.len()).then_some(address.len())
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '}' | '\u{2019}' | '\u{2026}')
}

/// Length of the mail address that `rest` begins with, whose next `@` stands at byte `at_sign`.
pub(super) fn email_length(rest: &str, at_sign: usize) -> Option<usize> {
    if at_sign == 0 || at_sign > LONGEST_LOCAL_PART {
        return None;
    }
    let is_local =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let bytes = rest.as_bytes();
    if !bytes.get(..at_sign)?.iter().all(is_local) {
        return None;
    }
    let is_domain = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let length = bytes.get(at_sign + 1..)?.iter().take(LONGEST_DOMAIN).take_while(is_domain).count();
    let domain = rest.get(at_sign + 1..at_sign + 1 + length)?.trim_end_matches(['.', '-']);
    domain.contains('.').then_some(at_sign + 1 + domain.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_end_of_an_address() {
        for (text, address) in [
            ("https://example.org/a_(b)?c=1,2 and", Some("https://example.org/a_(b)?c=1,2")),
            ("www.example.com.", Some("www.example.com")),
            ("http://example.net/x), which", Some("http://example.net/x")),
            ("HTTPS://EXAMPLE.ORG\">", Some("HTTPS://EXAMPLE.ORG")),
            ("www.", None),
            ("http", None),
            ("where", None),
        ] {
            assert_eq!(url_length(text).and_then(|length| text.get(..length)), address, "{text}");
        }
        for (text, address) in [
            ("press@example.co.uk.", Some("press@example.co.uk")),
            ("a.b+c@d-e.org,", Some("a.b+c@d-e.org")),
            ("price@home", None),
            ("two words@example.org", None),
            ("@example.org", None),
        ] {
            let at_sign = text.find('@').unwrap_or(usize::MAX);
            assert_eq!(email_length(text, at_sign).and_then(|length| text.get(..length)), address, "{text}");
        }
    }
}

//! Decodes entities, percent-encoding and backslash escapes leniently: anything invalid is left as it is.

use memchr::memchr_iter;
use std::borrow::Cow;

/// The meaning of an entity, as far as folding needs it.
pub(super) enum Entity {
    Character(char),
    /// A soft hyphen or another invisible character.
    Nothing,
    /// Punctuation, a space or a sign.
    Mark,
}

/// Decodes the entity after an `&`, and returns its length including `;`.
pub(super) fn entity(text: &str) -> Option<(Entity, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix, before) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16, 2),
            None => (number, 10, 1),
        };
        let length = digits
            .bytes()
            .take_while(|byte| char::from(*byte).is_digit(radix))
            .count();
        let character = u32::from_str_radix(&digits[..length], radix)
            .ok()
            .and_then(char::from_u32)?;
        let closed = usize::from(digits[length..].starts_with(';'));
        return Some((Entity::Character(character), before + length + closed));
    }
    // The longest name in HTML has 31 letters.
    let end = text.bytes().take(32).position(|byte| byte == b';')?;
    let name = &text[..end];
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    Some((named_entity(name), end + 1))
}

fn named_entity(name: &str) -> Entity {
    let character = match name {
        "shy" | "zwj" | "zwnj" | "lrm" | "rlm" | "NoBreak" => return Entity::Nothing,
        _ if name.starts_with("ZeroWidth") || name.ends_with("ZeroWidthSpace") => {
            return Entity::Nothing;
        }
        "szlig" => 'ß',
        "aelig" | "AElig" => 'æ',
        "oelig" | "OElig" => 'œ',
        "oslash" | "Oslash" => 'ø',
        "eth" | "ETH" => 'ð',
        "thorn" | "THORN" => 'þ',
        "lstrok" | "Lstrok" => 'ł',
        "inodot" | "imath" => 'ı',
        _ => match accented(name) {
            Some(letter) => letter,
            None => return Entity::Mark,
        },
    };
    Entity::Character(character)
}

/// `eacute`, `Uuml`: folding drops the accent, so the letter is enough.
fn accented(name: &str) -> Option<char> {
    const ACCENTS: [&str; 13] = [
        "acute", "grave", "circ", "uml", "tilde", "ring", "cedil", "caron", "breve", "ogon",
        "macr", "dot", "dblac",
    ];
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    ACCENTS.contains(&&name[1..]).then_some(letter)
}

/// Decodes percent-encoding; borrowed if there is none.
pub(super) fn percent(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::new();
    // Up to here, the text has been decoded.
    let mut done = 0;
    for at in memchr_iter(b'%', bytes) {
        // Digits contain no `%`, so what was decoded is never before `done`.
        if let Some(byte) = bytes.get(at + 1..at + 3).and_then(hex_byte) {
            decoded.extend_from_slice(&bytes[done..at]);
            decoded.push(byte);
            done = at + 3;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    decoded.extend_from_slice(&bytes[done..]);
    Cow::Owned(String::from_utf8_lossy(&decoded).into_owned())
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let [high, low] = digits else { return None };
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

/// Decodes the backslash escapes of JSON, scripts and calendars, or those of stylesheets.
pub(super) fn backslash(text: &str, stylesheet: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let (decoded, length) = if stylesheet { css(rest) } else { script(rest) };
        out.extend(decoded);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

fn css(text: &str) -> (Option<char>, usize) {
    let (number, length) = hex(text, 6);
    match number.and_then(char::from_u32) {
        Some(character) => {
            let space = text[length..].starts_with(|c: char| c.is_ascii_whitespace());
            (Some(character), length + usize::from(space))
        }
        None => (None, usize::from(text.starts_with('\n'))),
    }
}

fn script(text: &str) -> (Option<char>, usize) {
    let Some(first) = text.chars().next() else {
        return (None, 0);
    };
    match first {
        'n' | 'N' | 'r' | 't' | 'b' | 'f' | 'v' | '0' => (Some(' '), 1),
        '\n' => (None, 1),
        'x' => match hex(&text[1..], 2) {
            (Some(number), 2) => (char::from_u32(number), 3),
            _ => (None, 0),
        },
        'u' => unicode(text),
        _ => (Some(first), first.len_utf8()),
    }
}

/// `u00e9`, `u{e9}` and a pair of surrogates.
fn unicode(text: &str) -> (Option<char>, usize) {
    if let Some(inside) = text.strip_prefix("u{") {
        let (number, length) = hex(inside, 6);
        return match number.and_then(char::from_u32) {
            Some(character) if inside[length..].starts_with('}') => (Some(character), length + 3),
            _ => (None, 0),
        };
    }
    let (Some(number), 4) = hex(&text[1..], 4) else {
        return (None, 0);
    };
    if let Some(character) = char::from_u32(number) {
        return (Some(character), 5);
    }
    let low = text
        .get(5..7)
        .filter(|next| *next == "\\u")
        .and_then(|_| hex(&text[7..], 4).0);
    match low {
        Some(low @ 0xdc00..=0xdfff) if number < 0xdc00 => {
            let code = 0x1_0000 + ((number - 0xd800) << 10) + (low - 0xdc00);
            (char::from_u32(code), 11)
        }
        _ => (None, 5),
    }
}

/// A hexadecimal number of at most `most` digits, and its number of digits.
fn hex(text: &str, most: usize) -> (Option<u32>, usize) {
    let length = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_hexdigit)
        .count();
    (u32::from_str_radix(&text[..length], 16).ok(), length)
}

//! Lookalike characters: spaces, dashes and quotation marks that YAML does not recognise as such.

/// The name of a character that looks like a space, or is invisible, but is not a space in YAML.
pub fn space(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => "a non-breaking space",
        '\u{3000}' => "a full-width space",
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => "an invisible character",
        '\u{ad}' => "an invisible soft hyphen",
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "an invisible text direction mark"
        }
        '\t' | '\n' | '\r' | ' ' => return None,
        c if c.is_whitespace() => "an unusual space character",
        _ => return None,
    })
}

/// The name of a character that looks like a hyphen but is not one.
pub fn dash(c: char) -> Option<&'static str> {
    Some(match c {
        '–' => "an en dash",
        '—' => "an em dash",
        '‐' | '‑' => "a typographic hyphen",
        '−' => "a minus sign",
        '‒' | '―' | '﹘' | '－' | '﹣' => "an unusual dash",
        _ => return None,
    })
}

/// Whether a character is a quotation mark for people but not in YAML.
pub fn quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‘'
            | '’'
            | '‚'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
            | '＇'
    )
}

/// Whether a character marks a list item for people if a space follows.
pub fn bullet(c: char) -> bool {
    dash(c).is_some()
        || matches!(
            c,
            '•' | '·' | '‣' | '▪' | '◦' | '●' | '○' | '*' | '+' | '➢' | '→'
        )
}

/// A note about a lookalike character in a value whose form is not text.
pub fn in_value(text: &str) -> Option<String> {
    if let Some(what) = text.chars().find_map(space) {
        return Some(format!(
            "this value contains {what}; type it again with ordinary spaces"
        ));
    }
    text.chars()
        .find(|c| quote(*c))
        .map(|_| "the value contains typographic quotation marks; remove them".to_owned())
}

/// A note about a typo in a text that was meant to be `name: value`.
pub fn in_field(text: &str) -> Option<String> {
    let at = text.find([':', '：'])?;
    let mut rest = text[at..].chars();
    let (sign, next) = (rest.next()?, rest.next()?);
    match (sign, space(next)) {
        ('：', _) => Some("type an ordinary colon, `:`, and a space after it".to_owned()),
        (_, Some(what)) => Some(format!(
            "there is {what} after the colon; type an ordinary space"
        )),
        _ if !next.is_whitespace() && next != ':' && next != '/' => {
            Some("write a space after the colon".to_owned())
        }
        _ => None,
    }
}

//! Checks that every right-to-left text is isolated from the page's text around it.
//!
//! Use it with pages whose records are in Hebrew only, so that all Latin letters belong to the interface.

/// Elements without content.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "use"];

/// An open element.
struct OpenElement {
    name: String,
    apart: bool,
    /// Its own text, without the text of isolated elements in it.
    text: String,
}

/// How many texts of records a page has, and their faults.
#[derive(Default)]
pub struct IsolationReport {
    pub texts: usize,
    pub faults: Vec<String>,
}

impl IsolationReport {
    fn judge(&mut self, place: &str, text: &str) {
        if !text.chars().any(is_hebrew) {
            return;
        }
        self.texts += 1;
        let own = without_isolates(text);
        if own.chars().any(is_hebrew) && own.chars().any(|c| c.is_ascii_alphabetic()) {
            self.faults.push(format!("{place}: mixed: {}", own.trim()));
        }
    }
}

/// Checks a page of HTML.
pub fn check_isolation(html: &str) -> IsolationReport {
    let mut out = IsolationReport::default();
    let mut open = vec![OpenElement {
        name: String::new(),
        apart: false,
        text: String::new(),
    }];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        add_text(&rest[..at], &mut open, &mut out);
        rest = &rest[at + 1..];
        let end = rest.find('>').expect("a tag that ends");
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            close_element(name.trim(), &mut open, &mut out);
            continue;
        }
        if tag.starts_with('!') {
            continue;
        }
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
        for (value, key) in attributes(tag) {
            out.judge(&format!("<{name} {key}>"), value);
        }
        if name == "script" || name == "style" {
            let end = rest.find(&format!("</{name}")).expect("its end");
            rest = &rest[end..];
        }
        if VOID.contains(&name) || tag.ends_with('/') {
            continue;
        }
        let apart = ["bdi", "time", "title", "desc", "text"].contains(&name)
            || tag.contains(" dir=\"auto\"")
            || tag.contains(" dir=\"rtl\"")
            || tag.contains(" dir=\"ltr\"");
        open.push(OpenElement {
            name: name.to_owned(),
            apart,
            text: String::new(),
        });
    }
    out
}

fn close_element(name: &str, open: &mut Vec<OpenElement>, out: &mut IsolationReport) {
    let Some(at) = open.iter().rposition(|one| one.name == name) else {
        return;
    };
    while open.len() > at {
        let one = open.pop().expect("it is open");
        // The window's title contains only names and has one direction as a whole.
        let window = one.name == "title" && open.iter().any(|one| one.name == "head");
        if one.apart && !window {
            let path: Vec<&str> = open.iter().map(|one| one.name.as_str()).collect();
            out.judge(&format!("{}/{}", path.join("/"), one.name), &one.text);
        }
    }
}

fn add_text(text: &str, open: &mut [OpenElement], out: &mut IsolationReport) {
    match open.iter_mut().rev().find(|one| one.apart) {
        Some(one) => one.text.push_str(text),
        None if text.chars().any(is_hebrew) => {
            let path: Vec<&str> = open.iter().map(|one| one.name.as_str()).collect();
            out.texts += 1;
            out.faults
                .push(format!("{}: no direction: {}", path.join("/"), text.trim()));
        }
        None => {}
    }
}

/// Values and names of a tag's attributes.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = tag.split('"');
    std::iter::from_fn(move || {
        let key = parts.next()?;
        let value = parts.next()?;
        let key = key.trim().trim_end_matches('=');
        Some((value, key.rsplit(' ').next().unwrap_or_default()))
    })
}

fn without_isolates(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

pub fn is_hebrew(c: char) -> bool {
    ('\u{5d0}'..='\u{5ea}').contains(&c)
}

#[test]
fn mixed_directions_are_detected() {
    for (html, faults) in [
        ("<p>שם</p>", 1),
        ("<p dir=\"auto\">שם</p>", 0),
        ("<p dir=\"auto\">שם, held</p>", 1),
        ("<p dir=\"auto\"><bdi>שם</bdi>, held</p>", 0),
        ("<p dir=\"auto\"><em>שם</em>, <strong>held</strong></p>", 1),
        ("<p>Held by \u{2068}שם\u{2069}</p>", 1),
        ("<a title=\"by \u{2068}שם\u{2069}\">x</a>", 0),
        ("<a title=\"by שם\">x</a>", 1),
        ("<svg><text>\u{2068}שם\u{2069}</text></svg>", 0),
    ] {
        assert_eq!(check_isolation(html).faults.len(), faults, "{html}");
    }
}

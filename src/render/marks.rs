//! Typographic marks and e-mail links in the text of a rendered page.
//!
//! Works on the finished page, so that no field can be forgotten. Must not change code, attributes or scripts.

use std::borrow::Cow;

use crate::text::Typography;

/// Elements whose text is shown exactly as written.
const VERBATIM: [&str; 8] = [
    "code", "kbd", "pre", "samp", "script", "style", "textarea", "svg",
];

/// Elements within a line of text.
const INLINE: [&str; 19] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time",
];

/// Elements in which a link is not allowed.
const WITHOUT_LINKS: [&str; 5] = ["a", "button", "label", "summary", "title"];

/// Returns `html`, a page in the language `tag`, with typographic marks; with `links`, e-mail addresses are links.
pub(super) fn with_marks(html: &str, tag: &str, links: bool) -> String {
    let mut page = MarkedPage {
        out: String::with_capacity(html.len() + html.len() / 64),
        marks: Typography::new(tag),
        verbatim: 0,
        unlinked: usize::from(!links),
    };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        page.tag(&rest[at..end]);
        rest = &rest[end..];
    }
    page.text(rest);
    page.out
}

struct MarkedPage {
    out: String,
    marks: Typography,
    /// The number of open elements whose text is shown as written.
    verbatim: usize,
    /// The number of open elements in which a link is not allowed.
    unlinked: usize,
}

impl MarkedPage {
    fn tag(&mut self, tag: &str) {
        self.out.push_str(tag);
        let closes = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &name[..end.unwrap_or(name.len())];
        let count = |number: usize| match closes {
            true => number.saturating_sub(1),
            false => number + 1,
        };
        if VERBATIM.contains(&name) && !tag.ends_with("/>") {
            self.verbatim = count(self.verbatim);
        }
        if WITHOUT_LINKS.contains(&name) {
            self.unlinked = count(self.unlinked);
        }
        if !INLINE.contains(&name) {
            self.marks.begin();
        }
    }

    fn text(&mut self, text: &str) {
        if self.verbatim > 0 || text.is_empty() {
            return self.out.push_str(text);
        }
        // Templates write these two characters as entities.
        let plain = match text.contains('&') {
            true => Cow::Owned(text.replace("&quot;", "\"").replace("&#39;", "'")),
            false => Cow::Borrowed(text),
        };
        let marked = self.marks.next(&plain);
        match self.unlinked == 0 && marked.contains('@') {
            true => self.linked(&marked),
            false => self.escaped(&marked),
        }
    }

    /// Writes text with its e-mail addresses as links.
    fn linked(&mut self, text: &str) {
        let mut rest = text;
        while let Some((from, to)) = address(rest) {
            let (before, address) = (&rest[..from], &rest[from..to]);
            self.escaped(before);
            self.out.push_str("<a href=\"mailto:");
            self.out.push_str(address);
            self.out.push_str("\">");
            self.out.push_str(address);
            self.out.push_str("</a>");
            rest = &rest[to..];
        }
        self.escaped(rest);
    }

    fn escaped(&mut self, text: &str) {
        match text.contains(['"', '\'']) {
            true => {
                let text = text.replace('"', "&quot;").replace('\'', "&#39;");
                self.out.push_str(&text);
            }
            false => self.out.push_str(text),
        }
    }
}

/// The first e-mail address in `text`: from where to where. Only the plain form is recognised; its characters need no
/// encoding in a link.
fn address(text: &str) -> Option<(usize, usize)> {
    let local = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    let host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    text.match_indices('@').find_map(|(at, _)| {
        let name = text[..at].trim_end_matches(local).len();
        let name =
            name + text[name..at].len() - text[name..at].trim_start_matches(['.', '-']).len();
        let end = text[at + 1..].find(|c| !host(c));
        let end = end.map_or(text.len(), |end| at + 1 + end);
        let domain = text[at + 1..end].trim_end_matches(['.', '-']);
        let alone = text[..name]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        let whole = name < at && domain.contains('.') && !domain.starts_with('.');
        (alone && whole).then_some((name, at + 1 + domain.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::with_marks;

    #[test]
    fn text_changes_and_nothing_else_does() {
        let html = "<title>A &quot;b&quot;</title><p title=\"x &quot;y&quot;\">it&#39;s <b>&quot;so</b>&quot; &amp; 5 %</p>\
                    <code>say &quot;x&quot; 5 %</code><p>&quot;new</p><svg><text>&quot;x&quot;</text></svg>";
        assert_eq!(
            with_marks(html, "en", true),
            "<title>A “b”</title><p title=\"x &quot;y&quot;\">it’s <b>“so</b>” &amp; 5\u{a0}%</p>\
             <code>say &quot;x&quot; 5 %</code><p>“new</p><svg><text>&quot;x&quot;</text></svg>"
        );
    }

    #[test]
    fn a_mark_that_stays_is_still_escaped() {
        assert_eq!(
            with_marks("<p>5&quot; 6&#39;</p>", "en", true),
            "<p>5&quot; 6&#39;</p>"
        );
    }

    #[test]
    fn e_mail_addresses_are_links() {
        let html =
            "<p>Write to a.b+c@d-e.example, or (x@y.example).</p><a href=\"#\">a@b.example</a>";
        assert_eq!(
            with_marks(html, "en", true),
            "<p>Write to <a href=\"mailto:a.b+c@d-e.example\">a.b+c@d-e.example</a>, or (<a href=\"mailto:x@y.example\">\
             x@y.example</a>).</p><a href=\"#\">a@b.example</a>"
        );
        for text in [
            "<p>a @ b</p>",
            "<p>@name</p>",
            "<p>a@b</p>",
            "<p>é@b.example</p>",
            "<p>a@.example</p>",
        ] {
            assert_eq!(with_marks(text, "en", true), text);
        }
        assert_eq!(
            with_marks("<p>a@b.example</p>", "en", false),
            "<p>a@b.example</p>"
        );
    }
}

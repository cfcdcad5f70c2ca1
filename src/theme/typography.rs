//! Typographic marks in the text of a rendered page.
//!
//! Works on the finished page, so that no field can be forgotten. Must not change code, attributes or scripts.

use std::borrow::Cow;

use crate::text::{Typography, tag_end};

/// Elements whose text is shown exactly as written.
const VERBATIM: [&str; 8] = [
    "code", "kbd", "pre", "samp", "script", "style", "textarea", "svg",
];

/// Elements within a line of text.
const INLINE: [&str; 19] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time",
];

/// Returns a page with the typographic marks of its language.
pub(super) fn with_typography(html: &str) -> String {
    let language = html.split_once(" lang=\"");
    let language = language.and_then(|(_, after)| after.split_once('"'));
    let mut page = TypographyPass {
        out: String::with_capacity(html.len() + html.len() / 64),
        marks: Typography::new(language.map_or("", |(tag, _)| tag)),
        verbatim: 0,
    };
    let mut rest = html;
    while let Some((text, tag)) = rest.find('<').map(|at| rest.split_at(at)) {
        page.text(text);
        let (tag, after) = tag.split_at(end_of_tag(tag));
        page.tag(tag);
        rest = after;
    }
    page.text(rest);
    page.out
}

/// Where the tag or comment at the beginning of `html` ends.
fn end_of_tag(html: &str) -> usize {
    let end = match html.starts_with("<!--") {
        true => html.find("-->").map(|end| end + 3),
        false => tag_end(html).map(|end| end + 1),
    };
    end.unwrap_or(html.len())
}

struct TypographyPass {
    out: String,
    marks: Typography,
    /// The number of open elements whose text is shown as written.
    verbatim: usize,
}

impl TypographyPass {
    fn tag(&mut self, tag: &str) {
        self.out.push_str(tag);
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &name[..end.unwrap_or(name.len())];
        let is_one_of = |names: &[&str]| names.iter().any(|one| one.eq_ignore_ascii_case(name));
        if is_one_of(&VERBATIM) && !tag.ends_with("/>") {
            self.verbatim = match tag.starts_with("</") {
                true => self.verbatim.saturating_sub(1),
                false => self.verbatim + 1,
            };
        }
        if !is_one_of(&INLINE) {
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
        match marked.contains(['"', '\'']) {
            true => {
                let marked = marked.replace('"', "&quot;").replace('\'', "&#39;");
                self.out.push_str(&marked);
            }
            false => self.out.push_str(&marked),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_typography;

    /// The page with these contents.
    fn page(body: &str) -> String {
        let page = with_typography(&format!("<html lang=\"en\">{body}</html>"));
        let body = page.strip_prefix("<html lang=\"en\">");
        let body = body.and_then(|body| body.strip_suffix("</html>"));
        body.expect("the same page").to_owned()
    }

    #[test]
    fn text_changes_and_nothing_else_does() {
        let html = "<title>A &quot;b&quot;</title><p title=\"x &quot;y&quot;\">it&#39;s <b>&quot;so</b>&quot; &amp; 5 %</p>\
                    <CODE>say &quot;x&quot; 5 %</CODE><p>&quot;new</p><svg><text>&quot;x&quot;</text></svg>";
        assert_eq!(
            page(html),
            "<title>A “b”</title><p title=\"x &quot;y&quot;\">it’s <b>“so</b>” &amp; 5\u{a0}%</p>\
             <CODE>say &quot;x&quot; 5 %</CODE><p>“new</p><svg><text>&quot;x&quot;</text></svg>"
        );
    }

    #[test]
    fn a_tag_ends_outside_its_quotes() {
        let html =
            "<p title='a > \"b\"' class=\"x > 'y'\">it&#39;s</p><!-- a > \"b\" --><p>&amp;quot;";
        assert_eq!(page(html), html.replace("it&#39;s", "it’s"));
    }

    #[test]
    fn a_mark_that_stays_is_still_escaped() {
        assert_eq!(page("<p>5&quot; 6&#39;</p>"), "<p>5&quot; 6&#39;</p>");
    }

    #[test]
    fn the_language_is_that_of_the_page() {
        let german = with_typography("<html lang=\"de-DE\"><p>&quot;so&quot;</p></html>");
        assert_eq!(german, "<html lang=\"de-DE\"><p>„so“</p></html>");
    }
}

//! Writes links, images, table cells, tasks and raw HTML.
//!
//! Must not write a URL that `safe` did not accept.

use pulldown_cmark::{Alignment, Event, LinkType, TagEnd};

use super::plain::without_comments;
use super::safe::{SafeUrl, escape, target};
use super::writer::HtmlWriter;

impl HtmlWriter<'_> {
    pub(super) fn cell(&mut self) {
        let right = matches!(self.columns.get(self.column), Some(Alignment::Right));
        let centre = matches!(self.columns.get(self.column), Some(Alignment::Center));
        self.column += 1;
        let class = if right {
            " class=\"num\""
        } else if centre {
            " class=\"centre\""
        } else {
            ""
        };
        if self.head {
            self.open(&format!("<th scope=\"col\"{class} dir=\"auto\">"), "</th>");
        } else {
            self.open(&format!("<td{class} dir=\"auto\">"), "</td>");
        }
    }

    pub(super) fn link(&mut self, link_type: LinkType, address: &str, title: &str) {
        let mail;
        let address = if link_type == LinkType::Email {
            mail = format!("mailto:{address}");
            &mail
        } else {
            address
        };
        let (href, outside) = match target(address, self.targets) {
            None => return self.open("", ""),
            Some(SafeUrl::Inside { path, .. }) => (path, false),
            Some(SafeUrl::Outside(url)) => (url, true),
        };
        let mut opening = String::from("<a href=\"");
        escape(&href, &mut opening);
        opening.push('"');
        if outside {
            opening.push_str(" rel=\"noreferrer\"");
        }
        write_title(title, &mut opening);
        opening.push('>');
        self.open(&opening, "</a>");
    }

    pub(super) fn image(&mut self, address: &str, title: &str, alt: &str) {
        self.written += alt.len();
        match target(address, self.targets) {
            Some(SafeUrl::Inside { path, image: true }) if self.flat == 0 => {
                self.out.push_str("<img src=\"");
                escape(&path, &mut self.out);
                self.out.push_str("\" alt=\"");
                escape(alt, &mut self.out);
                self.out.push('"');
                write_title(title, &mut self.out);
                self.out.push('>');
            }
            _ => escape(alt, &mut self.out),
        }
    }

    /// Writes an HTML block as text, without its comments.
    pub(super) fn html_block<'e>(&mut self, events: &mut impl Iterator<Item = Event<'e>>) {
        let mut html = String::new();
        for event in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(text) | Event::Text(text) | Event::InlineHtml(text) => {
                    html.push_str(&text)
                }
                _ => {}
            }
        }
        let html = without_comments(&html);
        if html.trim().is_empty() {
            return;
        }
        let paragraph = self.flat == 0;
        self.out
            .push_str(if paragraph { "<p dir=\"auto\">" } else { " " });
        self.text(html.trim());
        self.out.push_str(if paragraph { "</p>\n" } else { " " });
    }

    pub(super) fn task(&mut self, done: bool) {
        if self.flat > 0 {
            return;
        }
        let item = self
            .open
            .iter()
            .rev()
            .find(|open| open.close == "</li>\n")
            .map(|open| open.start);
        let Some(start) = item else { return };
        let class = if done {
            " class=\"task task-done\""
        } else {
            " class=\"task\""
        };
        self.out.insert_str(start + "<li".len(), class);
        for open in self.open.iter_mut().filter(|open| open.start > start) {
            open.start += class.len();
        }
        self.out
            .push_str("<span class=\"visually-hidden\" dir=\"auto\">");
        escape(
            if done {
                &self.labels.done
            } else {
                &self.labels.to_do
            },
            &mut self.out,
        );
        self.out.push_str(" </span>");
    }
}

/// Adds a class to the link at `start`, which ends `html`, if its text is its URL.
pub(super) fn mark_bare_url(html: &mut String, start: usize) {
    let opening = html[start..].strip_prefix("<a href=\"");
    let Some((href, rest)) = opening.and_then(|opening| opening.split_once('"')) else {
        return;
    };
    let Some((attributes, words)) = rest.split_once('>') else {
        return;
    };
    let bare = |address: &'_ str| -> String {
        let schemes = ["https://", "mailto:"];
        let scheme = schemes.iter().find(|one| address.starts_with(**one));
        let address = &address[scheme.map_or(0, |scheme| scheme.len())..];
        address.trim_end_matches('/').to_owned()
    };
    if attributes.contains("rel=") && bare(href) == bare(words) {
        let at = html.len() - words.len() - ">".len();
        html.insert_str(at, " class=\"address\"");
    }
}

fn write_title(title: &str, out: &mut String) {
    if !title.is_empty() {
        out.push_str(" title=\"");
        escape(title, out);
        out.push('"');
    }
}

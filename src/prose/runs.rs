//! Parses runs of a text that are displayed separately, because they have different readers.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{BrokenLink, CowStr, Event, Parser, Tag};

use super::builder::Parsed;
use super::builder::build;
use super::clean::folded_name;
use super::parse::{options, parse};
use super::{Prose, Written};

/// A run of a text.
pub struct Run<A> {
    /// The Markdown.
    pub markdown: String,
    /// Its audience. A smaller value means more readers.
    pub audience: A,
}

/// Parses runs, each separately, so that nothing in one can change how another is parsed.
///
/// A link definition applies to all runs. A footnote that is defined in another run is added to the run that refers to
/// it, if everyone who can read this run can also read the other.
pub fn parse_runs<A: PartialOrd>(runs: &[Run<A>]) -> Vec<Prose<Written>> {
    if let [run] = runs {
        return vec![parse(&run.markdown)];
    }
    let links = LinkDefinitions::collect(runs);
    let notes = NoteDefinitions::collect(runs);
    (0..runs.len())
        .map(|at| notes.parse_run(runs, at, &links))
        .collect()
}

/// The destination of each link definition, by folded name. The first definition of a name applies.
struct LinkDefinitions(HashMap<String, String>);

impl LinkDefinitions {
    fn collect<A>(runs: &[Run<A>]) -> Self {
        let mut found = HashMap::new();
        for run in runs.iter().filter(|run| run.markdown.contains("]:")) {
            let parser = Parser::new_ext(&run.markdown, options());
            let mut links: Vec<_> = parser.reference_definitions().iter().collect();
            links.sort_by_key(|(_, link)| link.span.start);
            for (name, link) in links {
                let to = link.dest.to_string();
                found.entry(folded_name(name)).or_insert(to);
            }
        }
        LinkDefinitions(found)
    }

    fn parse(&self, markdown: &str) -> Parsed {
        let resolve = |link: BrokenLink<'_>| {
            let to = self.0.get(&folded_name(&link.reference))?;
            Some((CowStr::from(to.clone()), CowStr::from("")))
        };
        let parser = Parser::new_with_broken_link_callback(markdown, options(), Some(resolve));
        build(markdown, parser.into_offset_iter())
    }
}

/// The footnotes that are defined in the runs, by folded name: the run and the source of each.
struct NoteDefinitions<'r>(HashMap<String, (usize, &'r str)>);

impl<'r> NoteDefinitions<'r> {
    fn collect<A>(runs: &'r [Run<A>]) -> Self {
        let mut found = HashMap::new();
        let with_notes = |(_, run): &(usize, &Run<A>)| run.markdown.contains("[^");
        for (at, run) in runs.iter().enumerate().filter(with_notes) {
            for (event, range) in Parser::new_ext(&run.markdown, options()).into_offset_iter() {
                if let Event::Start(Tag::FootnoteDefinition(name)) = event {
                    let source = run.markdown[range].trim_end();
                    found.entry(folded_name(&name)).or_insert((at, source));
                }
            }
        }
        NoteDefinitions(found)
    }

    fn parse_run<A: PartialOrd>(
        &self,
        runs: &[Run<A>],
        at: usize,
        links: &LinkDefinitions,
    ) -> Prose<Written> {
        let run = &runs[at];
        let is_available = |from: usize| from != at && runs[from].audience <= run.audience;
        let mut unused: HashSet<String> = HashSet::new();
        loop {
            let (mut markdown, mut added) = (run.markdown.clone(), Vec::new());
            let mut searched = 0;
            // An added footnote may refer to another one.
            while let Some(name) = next_reference(&markdown, &mut searched) {
                if let Some((from, source)) = self.0.get(&name)
                    && is_available(*from)
                    && !unused.contains(&name)
                    && !added.contains(&name)
                {
                    markdown.push_str("\n\n");
                    markdown.push_str(source);
                    added.push(name);
                }
            }
            let parsed = links.parse(&markdown);
            // What looks like a reference may be code: such a footnote does not belong here.
            let before = unused.len();
            unused.extend(added.into_iter().filter(|name| !parsed.refers_to(name)));
            if unused.len() == before {
                return parsed.prose;
            }
        }
    }
}

/// The folded name in the next `[^name]` at or after `from`, which then is the offset after it.
fn next_reference(markdown: &str, from: &mut usize) -> Option<String> {
    loop {
        let start = *from + markdown[*from..].find("[^")? + "[^".len();
        *from = start;
        let rest = &markdown[start..];
        let rest = &rest[..rest.floor_char_boundary(MAX_NAME)];
        if let Some(end) = rest.find(']') {
            return Some(folded_name(&rest[..end]));
        }
    }
}

/// The maximum length of a footnote's name, in bytes.
const MAX_NAME: usize = 120;

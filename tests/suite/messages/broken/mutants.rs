//! Mutants of a record: one fault in its front matter, of a kind that typing, editors and mail programs cause.

/// A small random number generator, so that a failure can be reproduced.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }

    fn pick<'t>(&mut self, choices: &[&'t str]) -> &'t str {
        choices[self.below(choices.len())]
    }
}

const SIGNS: [&str; 18] = [
    "\"", "'", "[", "]", "{", "}", ": ", ", ", " # ", "&", "*", "!", "|", ">", "%", "@", "`", "\t",
];

/// The record's text with one fault, and the kind of fault.
pub fn mutant(text: &str, random: &mut Random) -> (&'static str, String) {
    let end = text.find("\n---\n").map_or(text.len(), |at| at + 1);
    let (front, body) = (&text[4..end], &text[end..]);
    let mut lines: Vec<String> = front.lines().map(str::to_owned).collect();
    let at = random.below(lines.len());
    let line = lines[at].clone();
    let cut = line
        .char_indices()
        .map(|(byte, _)| byte)
        .collect::<Vec<_>>();
    let cut = cut.get(random.below(cut.len())).copied().unwrap_or(0);
    let (before, after) = line.split_at(cut);
    let first = after.chars().next().map_or("", |c| &after[..c.len_utf8()]);
    let value = line.find(": ").map(|colon| line.split_at(colon + 2));
    let mut ends = "\n";
    let sort = match random.below(24) {
        0 => {
            lines[at] = format!("{before}{}", &after[first.len()..]);
            "character deleted"
        }
        1..=4 => {
            lines[at] = format!("{before}{}{after}", random.pick(&SIGNS));
            "sign inserted"
        }
        5 => {
            lines[at] = format!("{before}{first}{after}");
            "character doubled"
        }
        6 => {
            lines.remove(at);
            "line deleted"
        }
        7 => {
            lines.insert(at, line);
            "line doubled"
        }
        8 => {
            lines[at] = format!("{}{line}", &"   "[random.below(3)..]);
            "line moved in"
        }
        9 => {
            lines[at] = line.strip_prefix(' ').unwrap_or(&line).to_owned();
            "line moved out"
        }
        10 => {
            lines[at] = format!("\t{line}");
            "tab before a line"
        }
        11 => {
            lines[at] = before.to_owned();
            lines.truncate(at + 1);
            "front matter cut off"
        }
        12 => {
            return (
                "file cut off",
                format!("---\n{}\n{before}", lines[..at].join("\n")),
            );
        }
        13 => {
            lines[at] = format!("{before}\"{after}");
            ends = "\r\n";
            "Windows line ends and a quote"
        }
        14 => {
            lines[at] = format!("{before}\u{feff}{after}");
            "byte order mark inside"
        }
        15 => {
            lines[at] = format!("{before}\0{after}");
            "null character"
        }
        16 => {
            lines.insert(at, "---".to_owned());
            "dashes inside"
        }
        17 => {
            let (name, value) = value.unwrap_or((&line, ""));
            lines[at] = format!(
                "{name}{}{value}",
                random.pick(&["&a ", "*a ", "!a ", "!!map ", "? "])
            );
            "anchor, alias or tag"
        }
        18 => {
            lines.push(lines[random.below(lines.len())].clone());
            "line again at the end"
        }
        19 => {
            lines.insert(at, "<<: *base".to_owned());
            "merge key"
        }
        20 => {
            lines.insert(at, "--- # and".to_owned());
            "two documents"
        }
        21 => {
            lines[at] = format!(
                "{before}{}{after}",
                random.pick(&["[[[[", "{a: {a: ", "- - - "])
            );
            "nesting"
        }
        22 => {
            let other = random.below(lines.len());
            lines.swap(at, other);
            "lines exchanged"
        }
        _ => {
            lines[at] = line.replacen(": ", " ", 1).replacen(['"', ']', '}'], "", 1);
            "sign deleted"
        }
    };
    let front = lines.join("\n");
    let whole = format!("---\n{front}\n{body}");
    (sort, whole.replace('\n', ends))
}

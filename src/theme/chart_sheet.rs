//! The style sheet of charts in PDFs, from the rules of charts.css and the design tokens of the pages.
//!
//! A PDF has no page around a chart, and its SVG renderer knows neither custom properties nor `:is()`. So both are
//! replaced here. Must not define a colour.

use std::collections::BTreeMap;

use super::built_in;
use super::colour::Colour;
use super::sheet::without_comments;

/// The custom properties that differ from a printed page: charts are in colour, and their small text is as the rest.
const PDF_TOKENS: [(&str, &str); 2] =
    [("--draw", "var(--accent-ink)"), ("--aside", "var(--muted)")];

/// A rule of a style sheet.
struct Rule<'s> {
    /// Whether it is for print only.
    print: bool,
    selector: &'s str,
    declarations: &'s str,
}

/// The rules for the drawings of charts.
pub struct ChartSheet(Vec<DrawingRule>);

/// A rule for drawings.
struct DrawingRule {
    /// The classes of the parts that it styles; `None` for every text.
    classes: Vec<Option<String>>,
    css: String,
}

impl ChartSheet {
    /// The rules that can apply to one drawing. The others would be parsed for each of the many small drawings.
    pub fn for_drawing(&self, svg: &str) -> String {
        let named =
            |class: &Option<String>| class.as_deref().is_none_or(|class| svg.contains(class));
        let used = self.0.iter().filter(|rule| rule.classes.iter().any(named));
        used.map(|rule| rule.css.as_str()).collect()
    }

    /// All rules.
    pub fn css(&self) -> String {
        self.0.iter().map(|rule| rule.css.as_str()).collect()
    }
}

/// Returns the rules for the drawings of charts, with print colours. `accent` and `wash` are the practice's; `family` is
/// a list of fonts.
pub fn printed_charts(accent: Colour, wash: Colour, family: &str) -> ChartSheet {
    let sheets = ["base.css", "charts.css", "print.css"];
    let sheets = sheets.map(|name| without_comments(&built_in(name).unwrap_or_default()));
    let [base, charts, print] = sheets.each_ref().map(|sheet| rules(sheet));
    let mut tokens = BTreeMap::new();
    let roots = base.iter().filter(|rule| !rule.print);
    let roots = roots.chain(print.iter().filter(|rule| rule.print));
    for rule in roots.filter(|rule| rule.selector == ":root") {
        tokens.extend(declarations(rule));
    }
    for print in [false, true] {
        let own = charts.iter().filter(|rule| rule.print == print);
        for rule in own.filter(|rule| rule.selector == ".chart") {
            tokens.extend(declarations(rule));
        }
    }
    tokens.extend(PDF_TOKENS);
    let (accent, wash) = (accent.to_string(), wash.to_string());
    tokens.extend([
        ("--accent-ink", accent.as_str()),
        ("--wash", wash.as_str()),
        ("--sans", family),
    ]);
    let drawn = charts.iter().filter(|rule| !rule.print);
    let drawn = drawn.filter_map(|rule| {
        let parts = drawing_selectors(rule.selector)?;
        let mut css = format!("{}{{", parts.join(","));
        for (name, value) in declarations(rule) {
            css += &format!("{name}:{};", resolved(value, &tokens));
        }
        css.push('}');
        let class = |part: &&str| part.split_once('.').map(|(_, class)| class.to_owned());
        let classes = parts.iter().map(class).collect();
        Some(DrawingRule { classes, css })
    });
    ChartSheet(drawn.collect())
}

/// Returns the rules of a style sheet without comments, except those that depend on the screen.
fn rules(sheet: &str) -> Vec<Rule<'_>> {
    let mut out = Vec::new();
    let mut media: Option<&str> = None;
    let mut rest = sheet;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = (rest[..at].trim(), &rest[at + 1..]);
        let is_end = rest[at..].starts_with('}');
        rest = after;
        if is_end {
            media = None;
        } else if before.starts_with("@media") {
            media = Some(before);
        } else if let Some((body, after)) = after.split_once('}') {
            rest = after;
            let print = media == Some("@media print");
            // A rule for a certain width or for reader preferences is not for paper.
            if (media.is_none() || print) && !before.contains('@') {
                out.push(Rule {
                    print,
                    selector: before,
                    declarations: body,
                });
            }
        }
    }
    out
}

fn declarations<'s>(rule: &Rule<'s>) -> impl Iterator<Item = (&'s str, &'s str)> {
    let pairs = rule.declarations.split(';');
    let pairs = pairs.filter_map(|pair| pair.split_once(':'));
    pairs.map(|(name, value)| (name.trim(), value.trim()))
}

/// Returns the selectors without the page around the chart; `None` if they do not only select parts of drawings.
fn drawing_selectors(selector: &str) -> Option<Vec<&str>> {
    let inside = selector.strip_prefix(".chart ").unwrap_or(selector);
    let list = inside
        .strip_prefix(":is(")
        .and_then(|list| list.strip_suffix(')'));
    let parts: Vec<&str> = list.unwrap_or(inside).split(',').map(str::trim).collect();
    let is_name = |name: &str| {
        name.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let is_drawn = |part: &&str| {
        let class = part.strip_prefix("text").unwrap_or(part);
        let name = class
            .strip_prefix(".chart-")
            .or(class.strip_prefix(".mark"));
        *part == "text" || name.is_some_and(is_name)
    };
    parts.iter().all(is_drawn).then_some(parts)
}

/// Returns a value with each custom property replaced by its value.
fn resolved(value: &str, tokens: &BTreeMap<&str, &str>) -> String {
    let mut value = value.to_owned();
    // No token refers to more than two others in turn.
    for _ in 0..3 {
        let Some((before, rest)) = value.split_once("var(") else {
            break;
        };
        let (name, after) = rest.split_once(')').unwrap_or((rest, ""));
        let token = tokens.get(name).copied().unwrap_or_default();
        value = format!("{before}{token}{after}");
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::PRINTED_WASH;

    #[test]
    fn every_token_of_a_drawing_has_a_value() {
        let sheet = printed_charts(Colour::accent(None), PRINTED_WASH, "'A',serif").css();
        assert!(!sheet.contains("var(") && !sheet.contains(":;"), "{sheet}");
        for rule in [
            "text{font:13px 'A',serif;fill:#444;",
            ".chart-strong,.chart-name,.chart-lane{fill:#000;}",
            ".chart-grid{stroke:#ccc;",
            ".chart-axis{stroke:#777;",
            ".chart-phase{fill:#f4f4f4;",
            ".mark{fill:#2f5d62;stroke:#fff;",
            "text.mark-text{font-size:11px;font-weight:600;fill:#fff;}",
            ".chart-bar{fill:#2f5d62;}",
        ] {
            assert!(sheet.contains(rule), "{rule} is not in {sheet}");
        }
    }

    #[test]
    fn a_drawing_has_the_rules_of_its_classes() {
        let sheet = printed_charts(Colour::accent(None), PRINTED_WASH, "serif");
        let sign = sheet.for_drawing("<svg><circle class=\"mark mark-hollow\"/></svg>");
        let selectors: Vec<_> = sign.split_inclusive('}').collect();
        let has = |selector: &str| selectors.iter().any(|rule| rule.starts_with(selector));
        assert!(
            has("text{") && has(".mark{") && has(".mark-hollow{"),
            "{sign}"
        );
        assert!(!has(".chart-") && !has(".mark-hole"), "{sign}");
        // Of a list, one class is enough.
        let lane = sheet.for_drawing("<text class=\"chart-lane\">A</text>");
        assert!(lane.contains(".chart-strong,.chart-lane{"), "{lane}");
    }

    #[test]
    fn only_rules_for_drawings_are_used() {
        for selector in [
            ".chart",
            ".chart > figure",
            ".chart :is(figcaption, .chart-note)",
            ".chart table",
            ".chart a",
            ".legend li",
            ".mark .legend",
        ] {
            assert_eq!(drawing_selectors(selector), None, "{selector}");
        }
        let list = drawing_selectors(".chart :is(.chart-strong, .mark-count)");
        assert_eq!(list, Some(vec![".chart-strong", ".mark-count"]));
        let rules = rules("a{b:c}@media print{d{e:f}}@media (x){g{h:i}}j{k:l}");
        let found: Vec<_> = rules.iter().map(|one| (one.selector, one.print)).collect();
        assert_eq!(found, [("a", false), ("d", true), ("j", false)]);
    }
}

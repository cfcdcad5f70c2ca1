//! What the templates read, followed through loops, settings, includes and components.

use std::collections::{BTreeMap, BTreeSet};

use super::models::{Models, Ty};

/// Names with a meaning in the template engine.
const ENGINE: [&str; 14] = [
    "if", "elif", "else", "not", "and", "or", "in", "is", "true", "false", "none", "loop", "null",
    "self",
];

/// Texts that every page is given in addition to `page`.
pub const TEXTS: [&str; 3] = ["title", "section", "path"];

type Scope = BTreeMap<String, Ty>;

/// What all templates read.
#[derive(Default)]
pub struct Reads {
    /// Template and path of each name that does not exist.
    pub wrong: Vec<String>,
    /// How many names were followed.
    pub seen: usize,
    /// What each component is given: its arguments in order, each with every type it was given.
    pub components: BTreeMap<String, Vec<(String, BTreeSet<Ty>)>>,
    done: BTreeSet<(String, Vec<Ty>)>,
}

/// The templates and the models they are read with.
struct TemplateSet<'a> {
    models: &'a Models,
    all: &'a [(&'a str, &'a str)],
    /// The definition of each component: template, names of its arguments, body.
    bodies: BTreeMap<String, (String, Vec<String>, String)>,
}

impl Reads {
    /// Reads all templates.
    pub fn collect(models: &Models, all: &[(&str, &str)]) -> Reads {
        let mut bodies = BTreeMap::new();
        for (name, text) in all {
            components(name, text, &mut bodies);
        }
        let mut reads = Reads::default();
        for (name, (_, arguments, _)) in &bodies {
            let given = arguments.iter().map(|one| (one.clone(), BTreeSet::new()));
            reads.components.insert(name.clone(), given.collect());
        }
        let templates = TemplateSet {
            models,
            all,
            bodies,
        };
        for (name, text) in all {
            let mut scope = frame(models);
            match models.model_for(name) {
                Some((root, at)) => {
                    scope.insert(root.to_owned(), Ty::Model(at, String::new()));
                }
                // Components are followed at their calls.
                None if text.contains("{% component") => continue,
                None => drop(scope.insert("page".to_owned(), Ty::Any)),
            }
            reads.text(&templates, name, text, scope);
        }
        reads
    }

    fn text(&mut self, templates: &TemplateSet<'_>, template: &str, text: &str, scope: Scope) {
        let mut scopes = vec![scope];
        for tag in tags(text) {
            let (word, rest) = tag
                .split_once(char::is_whitespace)
                .unwrap_or((tag.as_str(), ""));
            match word {
                "for" => {
                    let (names, list) = rest.split_once(" in ").expect("a list to go through");
                    let of = match self.expression(templates, template, list, &scopes) {
                        Some(Ty::List(of)) => *of,
                        _ => Ty::Any,
                    };
                    let mut inner = Scope::new();
                    for name in names.split(',') {
                        inner.insert(name.trim().to_owned(), of.clone());
                    }
                    scopes.push(inner);
                }
                "endfor" => drop(scopes.pop()),
                "set" | "set_global" => {
                    let (name, value) = rest.split_once('=').expect("a value to set");
                    let ty = self
                        .expression(templates, template, value, &scopes)
                        .unwrap_or(Ty::Any);
                    scopes
                        .last_mut()
                        .unwrap()
                        .insert(name.trim().to_owned(), ty);
                }
                "include" => {
                    let name = rest.split('"').nth(1).expect("a name to include");
                    let part = templates.all.iter().find(|(other, _)| *other == name);
                    let whole = scopes
                        .iter()
                        .flatten()
                        .map(|(name, ty)| (name.clone(), ty.clone()));
                    // A template with its own model is read separately.
                    if let Some((name, text)) =
                        part.filter(|(name, _)| templates.models.model_for(name).is_none())
                    {
                        self.text(templates, name, text, whole.collect());
                    }
                }
                "extends" | "block" | "endblock" | "endif" | "else" | "component"
                | "endcomponent" => {}
                "if" | "elif" => drop(self.expression(templates, template, rest, &scopes)),
                _ => drop(self.expression(templates, template, &tag, &scopes)),
            }
        }
    }

    /// Follows every name in an expression; returns the type if the expression is a single path.
    fn expression(
        &mut self,
        templates: &TemplateSet<'_>,
        template: &str,
        text: &str,
        scopes: &[Scope],
    ) -> Option<Ty> {
        let text = without_texts(text);
        let rest = self.calls(templates, template, &text, scopes);
        let mut alone = None;
        let mut count = 0;
        let mut at = 0;
        while let Some(start) = rest[at..]
            .find(|c: char| c.is_alphabetic() || c == '_')
            .map(|n| at + n)
        {
            let end = rest[start..]
                .find(|c: char| !(c.is_alphanumeric() || "_.".contains(c)))
                .map_or(rest.len(), |n| start + n);
            let word = rest[start..end].trim_end_matches('.');
            let before = rest[..start].trim_end();
            let after = rest[end..].trim_start();
            at = end;
            let called =
                after.starts_with('(') || (after.starts_with('=') && !after.starts_with("=="));
            let applied =
                before.ends_with('|') || before.ends_with(" is") || before.ends_with(" is not");
            // A field of one item of a list, `rows[0].label`, is followed where a loop reads the list.
            if before.ends_with("].") {
                continue;
            }
            let root = word.split('.').next().unwrap_or(word);
            if applied || called || ENGINE.contains(&root) {
                if word == "safe" && before.ends_with('|') {
                    self.safe(templates, template, before, scopes);
                }
                continue;
            }
            count += 1;
            alone = self.path(templates, template, word, scopes);
            if after.starts_with('[') {
                alone = match alone {
                    Some(Ty::List(of)) => Some(*of),
                    _ => Some(Ty::Any),
                };
            }
        }
        alone.filter(|_| count == 1)
    }

    /// Follows the arguments of every component call; returns the text without the calls.
    fn calls(
        &mut self,
        templates: &TemplateSet<'_>,
        template: &str,
        text: &str,
        scopes: &[Scope],
    ) -> String {
        let mut rest = String::new();
        let mut left = text;
        while let Some(open) = left.find('<') {
            let name: String = left[open + 1..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let Some(end) = left[open..].find("/>").filter(|_| !name.is_empty()) else {
                break;
            };
            rest.push_str(&left[..open]);
            self.call(
                templates,
                template,
                &name,
                &left[open + 1 + name.len()..open + end],
                scopes,
            );
            left = &left[open + end + 2..];
        }
        rest + left
    }

    fn call(
        &mut self,
        templates: &TemplateSet<'_>,
        template: &str,
        name: &str,
        arguments: &str,
        scopes: &[Scope],
    ) {
        let mut given: BTreeMap<&str, Ty> = BTreeMap::new();
        let mut left = arguments;
        while let Some((key, rest)) = left.split_once('=') {
            let rest = rest.trim_start();
            let (ty, end) = match rest.strip_prefix('{') {
                Some(inner) => {
                    let end = inner.find('}').expect("an argument that ends");
                    let ty = self.expression(templates, template, &inner[..end], scopes);
                    (ty.unwrap_or(Ty::Any), end + 2)
                }
                // A string, which was removed before.
                None => (Ty::Text, rest.find(' ').unwrap_or(rest.len())),
            };
            given.insert(key.trim(), ty.inner().clone());
            left = &rest[end.min(rest.len())..];
        }
        let Some((home, names, body)) = templates.bodies.get(name) else {
            self.wrong.push(format!("{template}: no component {name}"));
            return;
        };
        let mut scope = frame(templates.models);
        scope.retain(|root, _| root == "w");
        let mut types = Vec::new();
        for argument in names {
            let ty = given.get(argument.as_str()).cloned().unwrap_or(Ty::Any);
            if let Some(known) = self.components.get_mut(name) {
                let known = known.iter_mut().find(|(other, _)| other == argument);
                known
                    .filter(|_| ty != Ty::Any)
                    .map(|(_, all)| all.insert(ty.clone()));
            }
            scope.insert(argument.clone(), ty.clone());
            types.push(ty);
        }
        if self.done.insert((name.to_owned(), types)) {
            let place = format!("{home}, {name} as {template} calls it");
            self.text(templates, &place, body, scope);
        }
    }

    /// The type of `a.b.c`; records a fault if it does not exist.
    fn path(
        &mut self,
        templates: &TemplateSet<'_>,
        template: &str,
        path: &str,
        scopes: &[Scope],
    ) -> Option<Ty> {
        self.seen += 1;
        let mut names = path.split('.');
        let root = names.next().unwrap_or_default();
        let Some(ty) = scopes.iter().rev().find_map(|scope| scope.get(root)) else {
            self.wrong
                .push(format!("{template}: {path}: there is no `{root}`"));
            return None;
        };
        let mut ty = ty.inner().clone();
        for name in names {
            let Ty::Model(at, _) = ty else {
                if ty != Ty::Any {
                    self.wrong.push(format!(
                        "{template}: {path}: `{name}` of what is {}",
                        ty.in_words()
                    ));
                }
                return None;
            };
            let model = &templates.models.all[at];
            let Some(field) = model.fields.iter().find(|field| field.name == name) else {
                self.wrong.push(format!(
                    "{template}: {path}: {} has no `{name}`",
                    model.name
                ));
                return None;
            };
            ty = field.ty.inner().clone();
        }
        Some(ty)
    }

    /// Only fields that are documented as HTML may be printed unescaped.
    fn safe(
        &mut self,
        templates: &TemplateSet<'_>,
        template: &str,
        before: &str,
        scopes: &[Scope],
    ) {
        let path = before.trim_end_matches(['|', ' ']);
        let path = path
            .rsplit(|c: char| !(c.is_alphanumeric() || "_.".contains(c)))
            .next()
            .unwrap_or(path);
        let Some((of, name)) = path.rsplit_once('.') else {
            return;
        };
        let model = self
            .path(templates, template, of, scopes)
            .and_then(|ty| ty.model());
        let field = model.and_then(|at| {
            templates.models.all[at]
                .fields
                .iter()
                .find(|field| field.name == name)
        });
        if field.is_some_and(|field| !field.doc.contains("HTML")) {
            self.wrong.push(format!(
                "{template}: {path} goes out as it is, and its comment does not say that it is HTML"
            ));
        }
    }
}

fn frame(models: &Models) -> Scope {
    let mut scope = Scope::from([("w".to_owned(), Ty::Any)]);
    scope.insert(
        "chrome".to_owned(),
        Ty::Model(models.chrome(), String::new()),
    );
    scope.extend(TEXTS.map(|name| (name.to_owned(), Ty::Text)));
    scope
}

/// The contents of a template's tags, without comments.
fn tags(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = text;
    while let Some(open) = left
        .find("{{")
        .into_iter()
        .chain(left.find("{%"))
        .chain(left.find("{#"))
        .min()
    {
        let close = match &left[open..open + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        // Arguments contain braces: `{{ <when of={a.b}/> }}`.
        let from = open + 2;
        let end = left[from..].find(close).map_or(left.len(), |at| from + at);
        if close != "#}" {
            found.push(left[from..end].trim_matches(['-', ' ', '\n']).to_owned());
        }
        left = left.get(end + 2..).unwrap_or_default();
    }
    found
}

fn without_texts(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split('"').enumerate() {
        if at % 2 == 0 {
            out.push_str(part);
        } else {
            out.push_str("\"\"");
        }
    }
    out
}

/// The components that a template defines.
fn components(
    template: &str,
    text: &str,
    bodies: &mut BTreeMap<String, (String, Vec<String>, String)>,
) {
    for part in text.split("{% component ").skip(1) {
        let (head, rest) = part.split_once(')').expect("arguments");
        let (name, arguments) = head.split_once('(').expect("arguments");
        let body = rest.split_once("%}").map_or("", |(_, body)| body);
        let body = body.split("{%- endcomponent").next().unwrap_or(body);
        let body = body.split("{% endcomponent").next().unwrap_or(body);
        let arguments = arguments
            .split(',')
            .map(str::trim)
            .filter(|one| !one.is_empty() && !one.starts_with('@'));
        let arguments = arguments.map(|one| {
            one.split([':', '='])
                .next()
                .unwrap_or(one)
                .trim()
                .to_owned()
        });
        bodies.insert(
            name.trim().to_owned(),
            (template.to_owned(), arguments.collect(), body.to_owned()),
        );
    }
}

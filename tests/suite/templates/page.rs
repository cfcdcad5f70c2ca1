//! The generated part of docs/templates.md.

use std::collections::{BTreeMap, BTreeSet};

use coachgen::theme::{BUILT_IN, purpose};

use super::models::{Model, Models, Ty};
use super::reads::Reads;

/// Every template with what it is given, then the models that several of them share, then the components.
pub fn generated(models: &Models, reads: &Reads) -> String {
    let shared = shared(models);
    let mut text = String::from("\n## Every page\n\n");
    text.push_str("| name | what it is | |\n|---|---|---|\n");
    text.push_str("| `title` | text | the title of the document, and its one `h1` |\n");
    text.push_str("| `section` | text | the section that the contents mark as the current one |\n");
    text.push_str("| `path` | text | the page’s own path, as the contents write it |\n");
    text.push_str("| `w` | words | every message of the interface without a variable in it, in the reader’s language: `{{ w.contents }}` |\n");
    text.push_str(
        "| `chrome` | the frame | below |\n| `page` | the page | below, by template |\n\n",
    );
    table(
        models,
        &shared,
        "chrome",
        &models.all[models.chrome()],
        &mut text,
    );
    text.push_str("\n## By template\n");
    for (name, _) in BUILT_IN {
        let Some((root, at)) = models.model_for(name) else {
            continue;
        };
        let model = &models.all[at];
        text.push_str(&format!("\n### {name}\n\n{}.\n", capital(purpose(name))));
        if !model.doc.is_empty() {
            text.push_str(&format!("{}\n", capital(&model.doc)));
        }
        text.push('\n');
        table(models, &shared, root, model, &mut text);
    }
    text.push_str("\n## Shared types\n");
    let mut named: Vec<&Model> = shared.iter().map(|at| &models.all[*at]).collect();
    named.retain(|model| model.marks.is_empty());
    named.sort_by_key(|model| &model.name);
    for model in named {
        text.push_str(&format!("\n### {}\n\n{}\n\n", model.name, model.doc));
        table(models, &shared, "", model, &mut text);
    }
    text.push_str("\n## Components\n\nA component receives only its arguments and `w`.\n\n");
    text.push_str("| component | its arguments |\n|---|---|\n");
    for (name, arguments) in &reads.components {
        let shown = arguments.iter().map(|(argument, types)| {
            let words: Vec<String> = types.iter().map(|ty| linked(models, &shared, ty)).collect();
            match words.is_empty() {
                true => format!("`{argument}`"),
                false => format!("`{argument}`: {}", words.join(" or ")),
            }
        });
        let shown: Vec<String> = shown.collect();
        text.push_str(&format!("| `{name}` | {} |\n", shown.join("; ")));
    }
    text.push('\n');
    text
}

/// The rows of one model; a model that belongs to it only is listed below it, with a longer path.
fn table(models: &Models, shared: &BTreeSet<usize>, root: &str, model: &Model, text: &mut String) {
    text.push_str("| name | what it is | |\n|---|---|---|\n");
    rows(models, shared, root, model, text);
}

fn rows(models: &Models, shared: &BTreeSet<usize>, root: &str, model: &Model, text: &mut String) {
    for field in &model.fields {
        let path = match root {
            "" => field.name.clone(),
            root => format!("{root}.{}", field.name),
        };
        let doc = field.doc.replace('|', "\\|");
        let what = match (field.doc.contains("HTML"), &field.ty) {
            (true, Ty::Maybe(_)) => "HTML, may be absent".to_owned(),
            (true, _) => "HTML".to_owned(),
            (false, ty) => linked(models, shared, ty),
        };
        text.push_str(&format!("| `{path}` | {what} | {doc} |\n"));
        if let Some(at) = field.ty.model().filter(|at| !shared.contains(at)) {
            let each = if is_list(&field.ty) { "[]" } else { "" };
            rows(
                models,
                shared,
                &format!("{path}{each}"),
                &models.all[at],
                text,
            );
        }
    }
}

fn is_list(ty: &Ty) -> bool {
    match ty {
        Ty::Maybe(of) => is_list(of),
        other => matches!(other, Ty::List(_)),
    }
}

/// A type in words, with a link if its model has its own table.
fn linked(models: &Models, shared: &BTreeSet<usize>, ty: &Ty) -> String {
    let words = ty.in_words();
    let Some(at) = ty.model() else { return words };
    let model = &models.all[at];
    match model.marks.first() {
        Some((_, template)) if !template.is_empty() => {
            let anchor = template.replace('.', "");
            words.replace(&model.name, &format!("[{template}](#{anchor})"))
        }
        _ if shared.contains(&at) => {
            let anchor = model.name.to_lowercase();
            words.replace(&model.name, &format!("[{}](#{anchor})", model.name))
        }
        // Its fields are in the next rows.
        _ => words
            .replace(&model.name, "object (fields below)")
            .replace("list of object (fields", "list of objects (fields"),
    }
}

/// Models that are used in more than one place; each has its own table.
fn shared(models: &Models) -> BTreeSet<usize> {
    let mut uses: BTreeMap<usize, usize> = BTreeMap::new();
    for model in models.used() {
        for at in model.fields.iter().filter_map(|field| field.ty.model()) {
            *uses.entry(at).or_default() += 1;
        }
    }
    let marked = |at: &usize| !models.all[*at].marks.is_empty();
    let several = uses
        .into_iter()
        .filter(|(at, count)| *count > 1 || marked(at));
    several.map(|(at, _)| at).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

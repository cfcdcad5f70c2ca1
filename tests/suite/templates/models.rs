//! The page models, read from their source code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::{Attribute, Expr, GenericArgument, Item, Lit, Meta, PathArguments, Type, UseTree};

/// A type, as a template sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ty {
    Text,
    Number,
    YesNo,
    List(Box<Ty>),
    Maybe(Box<Ty>),
    /// An index in the list of models.
    Model(usize, String),
    Map,
    /// Differs from page to page.
    Any,
    /// Not part of a page model.
    Unknown(String),
}

/// A struct that is given to templates.
#[derive(Debug)]
pub struct Model {
    /// The module path, such as `page::sessions`.
    pub module: String,
    pub file: String,
    pub name: String,
    /// The doc comment without the words that mark it.
    pub doc: String,
    pub fields: Vec<Field>,
    /// `page` or `body` or `chrome`, and the template that reads the model under that name.
    pub marks: Vec<(String, String)>,
}

#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub ty: Ty,
    pub doc: String,
}

/// Every struct of the page models.
#[derive(Debug)]
pub struct Models {
    pub all: Vec<Model>,
}

/// A struct before its types are resolved.
struct Raw {
    model: Model,
    types: Vec<Type>,
    imports: BTreeMap<String, Vec<String>>,
}

impl Models {
    /// Reads `src/page`, and the other modules with pages or parts of pages.
    pub fn read() -> Models {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut raws = Vec::new();
        let mut choices = BTreeSet::new();
        for module in ["page", "search", "report"] {
            collect(&root.join(module), module, &mut raws, &mut choices);
        }
        let known: Vec<(String, String)> = raws
            .iter()
            .map(|raw| (raw.model.module.clone(), raw.model.name.clone()))
            .collect();
        let all = raws
            .into_iter()
            .map(|mut raw| {
                for (field, ty) in raw.model.fields.iter_mut().zip(&raw.types) {
                    field.ty = ty_of(ty, &raw.model.module, &raw.imports, &known);
                    field.ty.replace_choices(&choices);
                }
                raw.model
            })
            .collect();
        Models { all }
    }

    /// The model that a template is given under a separate name, and that name.
    pub fn model_for(&self, template: &str) -> Option<(&str, usize)> {
        self.all.iter().enumerate().find_map(|(at, model)| {
            let mark = model.marks.iter().find(|(_, of)| of == template)?;
            Some((mark.0.as_str(), at))
        })
    }

    /// The model of the page frame.
    pub fn chrome(&self) -> usize {
        let is_chrome = |model: &Model| model.marks.iter().any(|(root, _)| root == "chrome");
        self.all
            .iter()
            .position(is_chrome)
            .expect("a model of the frame")
    }

    /// Every model that is given to a template, or that is part of one.
    pub fn used(&self) -> Vec<&Model> {
        let mut found = BTreeSet::new();
        let marked = self.all.iter().enumerate();
        let mut left: Vec<usize> = marked
            .filter(|(_, model)| !model.marks.is_empty())
            .map(|(at, _)| at)
            .collect();
        while let Some(at) = left.pop() {
            if found.insert(at) {
                left.extend(
                    self.all[at]
                        .fields
                        .iter()
                        .filter_map(|field| field.ty.model()),
                );
            }
        }
        found.into_iter().map(|at| &self.all[at]).collect()
    }
}

impl Ty {
    /// The model inside lists and optional values.
    pub fn model(&self) -> Option<usize> {
        match self {
            Ty::List(of) | Ty::Maybe(of) => of.model(),
            Ty::Model(at, _) => Some(*at),
            _ => None,
        }
    }

    /// Replaces an enum without fields by text: templates see its word.
    fn replace_choices(&mut self, choices: &BTreeSet<String>) {
        match self {
            Ty::List(of) | Ty::Maybe(of) => of.replace_choices(choices),
            Ty::Unknown(name) if choices.contains(name) => *self = Ty::Text,
            _ => {}
        }
    }

    pub fn has_map(&self) -> bool {
        match self {
            Ty::List(of) | Ty::Maybe(of) => of.has_map(),
            Ty::Map | Ty::Unknown(_) => true,
            _ => false,
        }
    }

    /// The type inside an optional value.
    pub fn inner(&self) -> &Ty {
        match self {
            Ty::Maybe(of) => of.inner(),
            other => other,
        }
    }

    pub fn in_words(&self) -> String {
        match self {
            Ty::Text => "text".to_owned(),
            Ty::Number => "number".to_owned(),
            Ty::YesNo => "yes or no".to_owned(),
            Ty::Maybe(of) => format!("{}, may be absent", of.in_words()),
            Ty::List(of) => match &**of {
                Ty::Text => "list of texts".to_owned(),
                Ty::List(of) => format!("list of lists of {}", of.in_words()),
                of => format!("list of {}", of.in_words()),
            },
            Ty::Model(_, name) => name.clone(),
            Ty::Map => "map".to_owned(),
            Ty::Any => "differs".to_owned(),
            Ty::Unknown(name) => name.clone(),
        }
    }
}

fn collect(folder: &Path, module: &str, raws: &mut Vec<Raw>, choices: &mut BTreeSet<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let inner = match stem {
            "mod" => module.to_owned(),
            stem => format!("{module}::{stem}"),
        };
        // Typst templates have a section of their own in the documentation.
        if inner == "report::pdf" {
            continue;
        }
        if path.is_dir() {
            collect(&path, &inner, raws, choices);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            let shown = format!("src/{}.rs", inner.replace("::", "/"));
            let enums = file.items.iter().filter_map(|item| match item {
                Item::Enum(item) => Some(item),
                _ => None,
            });
            let plain = enums.filter(|item| item.variants.iter().all(|one| one.fields.is_empty()));
            choices.extend(
                plain
                    .filter(|item| item.attrs.iter().any(is_serialize))
                    .map(|item| item.ident.to_string()),
            );
            structs(&file, &inner, &shown, raws);
        }
    }
}

fn structs(file: &syn::File, module: &str, shown: &str, raws: &mut Vec<Raw>) {
    let mut imports = BTreeMap::new();
    for item in &file.items {
        if let Item::Use(item) = item {
            imported(&item.tree, &[], &mut imports);
        }
    }
    for item in &file.items {
        if let Item::Enum(item) = item
            && item.attrs.iter().any(is_serialize)
            && item.variants.iter().any(|one| !one.fields.is_empty())
        {
            raws.push(tagged(item, module, shown, &imports));
        }
        let Item::Struct(item) = item else { continue };
        if !item.attrs.iter().any(is_serialize) {
            continue;
        }
        let doc = doc(&item.attrs);
        let named = item.fields.iter().filter(|field| field.ident.is_some());
        for field in named.clone() {
            let renamed = field.attrs.iter().any(|attr| attr.path().is_ident("serde"));
            assert!(
                !renamed,
                "{shown}: a field of {} that serde changes cannot be documented",
                item.ident
            );
        }
        raws.push(Raw {
            model: Model {
                module: module.to_owned(),
                file: shown.to_owned(),
                name: item.ident.to_string(),
                marks: marks(&doc),
                doc: words(&doc),
                fields: named
                    .clone()
                    .map(|field| Field {
                        name: field.ident.as_ref().unwrap().to_string(),
                        ty: Ty::Any,
                        doc: self::doc(&field.attrs),
                    })
                    .collect(),
            },
            types: named.map(|field| field.ty.clone()).collect(),
            imports: imports.clone(),
        });
    }
}

/// An enum as a model: it has every field of its variants, and `t`, which names the variant.
fn tagged(
    item: &syn::ItemEnum,
    module: &str,
    shown: &str,
    imports: &BTreeMap<String, Vec<String>>,
) -> Raw {
    let own: Type = syn::parse_quote!(String);
    let mut fields = vec![Field {
        name: "t".to_owned(),
        ty: Ty::Any,
        doc: "What it is.".to_owned(),
    }];
    let mut types = vec![own];
    for variant in &item.variants {
        let is = variant.ident.to_string().to_lowercase();
        fields[0].doc += &format!(" `{is}`: {}", doc(&variant.attrs));
        for field in &variant.fields {
            let name = field.ident.as_ref().unwrap().to_string();
            let text = format!("Of `{is}`: {}", doc(&field.attrs));
            match fields.iter().position(|other| other.name == name) {
                Some(at) => {
                    fields[at].doc += &format!(" {text}");
                    if type_names(&types[at]) != type_names(&field.ty) {
                        types[at] = syn::parse_quote!(Value);
                    }
                }
                None => {
                    fields.push(Field {
                        name,
                        ty: Ty::Any,
                        doc: text,
                    });
                    types.push(field.ty.clone());
                }
            }
        }
    }
    Raw {
        model: Model {
            module: module.to_owned(),
            file: shown.to_owned(),
            name: item.ident.to_string(),
            doc: doc(&item.attrs),
            marks: Vec::new(),
            fields,
        },
        types,
        imports: imports.clone(),
    }
}

/// The names in a type, from the outside in.
fn type_names(ty: &Type) -> Vec<String> {
    let Type::Path(path) = ty else {
        return vec!["reference".to_owned()];
    };
    let mut names = Vec::new();
    for segment in &path.path.segments {
        names.push(segment.ident.to_string());
        if let PathArguments::AngleBracketed(list) = &segment.arguments {
            for argument in &list.args {
                if let GenericArgument::Type(ty) = argument {
                    names.extend(type_names(ty));
                }
            }
        }
    }
    names
}

/// The markers in a doc comment: ``The `page` value of a.html.``, also written ``What `page` holds in a.html.``
fn marks(doc: &str) -> Vec<(String, String)> {
    let value_of = doc.starts_with("The `") && doc.contains("` value of ");
    if !value_of && !doc.starts_with("What ") {
        return Vec::new();
    }
    let sentence = doc.split(". ").next().unwrap_or(doc);
    let root = sentence.split('`').nth(1).unwrap_or_default().to_owned();
    if root == "chrome" {
        return vec![(root, String::new())];
    }
    let words = sentence
        .split([' ', ',', ';'])
        .map(|word| word.trim_end_matches('.'));
    let templates = words.filter(|word| word.ends_with(".html"));
    templates.map(|of| (root.clone(), of.to_owned())).collect()
}

/// A doc comment without the sentence that marks it and without remarks about the source code.
fn words(doc: &str) -> String {
    let rest = match marks(doc).is_empty() {
        true => doc,
        false => doc.split_once(". ").map_or("", |(_, rest)| rest),
    };
    let rest = rest.split(" Templates: ").next().unwrap_or(rest);
    rest.to_owned()
}

fn doc(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| {
        let Meta::NameValue(value) = &attr.meta else {
            return None;
        };
        let Expr::Lit(text) = &value.value else {
            return None;
        };
        match (&text.lit, value.path.is_ident("doc")) {
            (Lit::Str(text), true) => Some(text.value().trim().to_owned()),
            _ => None,
        }
    });
    lines.collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn is_serialize(attr: &Attribute) -> bool {
    let Meta::List(list) = &attr.meta else {
        return false;
    };
    list.path.is_ident("derive") && list.tokens.to_string().contains("Serialize")
}

fn imported(tree: &UseTree, path: &[String], found: &mut BTreeMap<String, Vec<String>>) {
    let with = |name: String| path.iter().cloned().chain([name]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(tree) => imported(&tree.tree, &with(tree.ident.to_string()), found),
        UseTree::Name(name) => {
            drop(found.insert(name.ident.to_string(), with(name.ident.to_string())))
        }
        UseTree::Rename(name) => {
            drop(found.insert(name.rename.to_string(), with(name.ident.to_string())))
        }
        UseTree::Group(group) => group
            .items
            .iter()
            .for_each(|tree| imported(tree, path, found)),
        UseTree::Glob(_) => {}
    }
}

fn ty_of(
    ty: &Type,
    module: &str,
    imports: &BTreeMap<String, Vec<String>>,
    known: &[(String, String)],
) -> Ty {
    let of = |ty: &Type| Box::new(ty_of(ty, module, imports, known));
    match ty {
        Type::Reference(inner) => *of(&inner.elem),
        Type::Slice(inner) => Ty::List(of(&inner.elem)),
        Type::Array(inner) => Ty::List(of(&inner.elem)),
        Type::Path(path) => {
            let last = path.path.segments.last().unwrap();
            let name = last.ident.to_string();
            let argument = match &last.arguments {
                PathArguments::AngleBracketed(list) => list.args.iter().find_map(|one| match one {
                    GenericArgument::Type(ty) => Some(ty),
                    _ => None,
                }),
                _ => None,
            };
            match (name.as_str(), argument) {
                ("Option", Some(inner)) => Ty::Maybe(of(inner)),
                ("Vec", Some(inner)) => Ty::List(of(inner)),
                ("Box" | "Arc" | "Rc", Some(inner)) => *of(inner),
                ("BTreeMap" | "HashMap" | "FxHashMap", _) => Ty::Map,
                ("String" | "str" | "Cow" | "NaiveDate", _) => Ty::Text,
                ("bool", _) => Ty::YesNo,
                ("usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "f32" | "f64", _) => {
                    Ty::Number
                }
                ("Value", _) => Ty::Any,
                _ => {
                    let written = path
                        .path
                        .segments
                        .iter()
                        .map(|one| one.ident.to_string())
                        .collect();
                    model(&name, written, module, imports, known)
                }
            }
        }
        _ => Ty::Unknown("none of the types here".to_owned()),
    }
}

/// The struct that a name refers to in a module: its own, else the imported one.
fn model(
    name: &str,
    written: Vec<String>,
    module: &str,
    imports: &BTreeMap<String, Vec<String>>,
    known: &[(String, String)],
) -> Ty {
    let path = match written.len() {
        1 => imports.get(name).cloned().unwrap_or(written),
        _ => written,
    };
    // A choice in front matter; templates see its word.
    if path
        .iter()
        .rev()
        .nth(1)
        .is_some_and(|module| module == "value")
    {
        return Ty::Text;
    }
    let name = path.last().unwrap().clone();
    let from = path.len().checked_sub(2).map(|at| path[at].clone());
    let mut alike: Vec<usize> = known
        .iter()
        .enumerate()
        .filter(|(_, (_, other))| *other == name)
        .map(|(at, _)| at)
        .collect();
    match from {
        None => {
            let own: Vec<usize> = alike
                .iter()
                .copied()
                .filter(|at| known[*at].0 == module)
                .collect();
            if !own.is_empty() {
                alike = own;
            }
        }
        Some(from) if alike.len() > 1 => {
            alike.retain(|at| known[*at].0.rsplit("::").next() == Some(from.as_str()));
        }
        Some(_) => {}
    }
    match alike.as_slice() {
        [one] => Ty::Model(*one, name),
        _ => Ty::Unknown(name),
    }
}

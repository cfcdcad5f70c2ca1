//! The templates of new records, `new-session.md` and others. Their result is not HTML, so nothing is escaped.

use tera::Context;

use super::{SKELETONS, TemplateError, engine, fault};

/// Returns the errors in custom templates of new records.
pub(super) fn faults(own: &[(String, String)]) -> Vec<TemplateError> {
    let own = own.iter();
    let own = own.filter(|(name, _)| SKELETONS.iter().any(|(known, _)| known == name));
    own.flat_map(|(name, text)| {
        let added = engine::new().add_raw_templates([(name.as_str(), text.as_str())]);
        let error = added.err();
        error.map(|error| fault::faults(&error, name, &|_| Some(text)))
    })
    .flatten()
    .collect()
}

/// Renders a template.
pub(super) fn render(name: &str, text: &str, context: &Context) -> Result<String, TemplateError> {
    let mut tera = engine::new();
    let added = tera.add_raw_templates([(name, text)]);
    let rendered = added.and_then(|()| tera.render(name, context));
    rendered.map_err(|error| {
        let faults = fault::faults(&error, name, &|_| Some(text));
        faults.into_iter().next().unwrap_or_else(|| TemplateError {
            template: name.to_owned(),
            line: 0,
            at: (0, 0),
            message: "this template cannot be rendered".to_owned(),
            help: None,
        })
    })
}

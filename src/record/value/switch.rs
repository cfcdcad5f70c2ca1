//! `true` and `false`, and other words that people write for them.

use crate::record::decode::{Scalar, Shape};
use crate::record::intent::answer;

impl Scalar for bool {
    fn read(text: &str, plain: bool) -> Result<Self, String> {
        match text {
            "true" if plain => Ok(true),
            "false" if plain => Ok(false),
            "true" | "false" => Err(format!("`{text}` without quotes")),
            _ => Err(match answer(text) {
                Some(true) => "`true`, in lower case and without quotes (or `false`)",
                Some(false) => "`false`, in lower case and without quotes (or `true`)",
                None => "`true` or `false`",
            }
            .to_owned()),
        }
    }

    fn normal_form(text: &str) -> Option<String> {
        answer(text).map(|answer| answer.to_string())
    }

    fn shape() -> Shape {
        Shape::Switch
    }
}

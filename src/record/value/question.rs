//! The built-in questions of the structured interview. Their texts are interface words.

use crate::record::decode::{Scalar, Shape};

/// The part of the interview in which a question is asked: 1 or 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterviewPart(pub u32);

impl Scalar for InterviewPart {
    fn read(text: &str, plain: bool) -> Result<Self, String> {
        match u32::read(text, plain) {
            Ok(part @ 1..=2) => Ok(InterviewPart(part)),
            _ => Err("`1` or `2`, the part of the interview".to_owned()),
        }
    }

    fn shape() -> Shape {
        Shape::Whole { min: 1, max: 2 }
    }
}

/// A built-in question.
#[derive(Debug, Clone, Copy)]
pub struct BuiltInQuestion {
    pub id: &'static str,
    pub part: InterviewPart,
    /// Whether stakeholders are asked too.
    pub for_stakeholders: bool,
}

/// The built-in questions in the order in which they are asked: part 1 is about the client's life and career so
/// far, part 2 about the present and the future. Their texts are the messages `question_‹id›` and, for stakeholders,
/// `stakeholder_question_‹id›`, with `_` for each hyphen.
pub const BUILT_IN_QUESTIONS: [BuiltInQuestion; 12] = [
    question("career", 1, false),
    question("turning-points", 1, false),
    question("influences", 1, false),
    question("at-your-best", 1, true),
    question("setbacks", 1, false),
    question("role", 2, true),
    question("strengths", 2, true),
    question("development", 2, true),
    question("relationships", 2, true),
    question("pressure", 2, true),
    question("success", 2, true),
    question("advice", 2, true),
];

const fn question(id: &'static str, part: u32, for_stakeholders: bool) -> BuiltInQuestion {
    BuiltInQuestion {
        id,
        part: InterviewPart(part),
        for_stakeholders,
    }
}

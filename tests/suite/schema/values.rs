//! A text in quotes is valid in the schema of a field exactly if the decoder accepts it.

use chrono::NaiveDate;
use coachgen::kind::Kind;
use coachgen::record::decode::Scalar;
use coachgen::record::value::{Id, Mode, Range, Score, Weight};
use coachgen::schema::{SchemaSubject, schema_for};
use jsonschema::{Draft, Validator};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::validator_of;

proptest! {
    #[test]
    fn a_quoted_text_matches_the_decoder(text in r"\PC{0,4}|[ \t]{0,3}|true|12") {
        let title = property(Kind::Note, "/properties/title");
        prop_assert_eq!(String::read(&text, false).is_ok(), title.is_valid(&json!(text)));
    }

    #[test]
    fn a_quoted_whole_number_matches_the_decoder(text in r" ?[+-]?0{0,2}[0-9]{0,8} ?|1000000|1000001|[0-9]\.[0-9]|[a-z]") {
        let number = property(Kind::Session, "/properties/number");
        prop_assert_eq!(u32::read(&text, false).is_ok(), number.is_valid(&json!(text)));
    }

    #[test]
    fn a_quoted_score_matches_the_decoder(text in r" ?\+?0?[0-9]{1,2} ?") {
        let score = property(
            Kind::Review,
            "/properties/coach_effectiveness/items/properties/score",
        );
        prop_assert_eq!(Score::read(&text, false).is_ok(), score.is_valid(&json!(text)));
    }

    #[test]
    fn a_quoted_weight_matches_the_decoder(text in r" ?\+?0{0,2}[0-9]{0,3} ?|100|101") {
        let weight = property(
            Kind::Agenda,
            "/properties/points/items/properties/objectives/items/properties/measurable/properties/weight",
        );
        prop_assert_eq!(Weight::read(&text, false).is_ok(), weight.is_valid(&json!(text)));
    }

    #[test]
    fn a_quoted_date_matches_the_decoder(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}|(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(2[7-9]|3[0-2])|[0-9-]{8,11}") {
        let day = property(Kind::Note, "/properties/date");
        // The schema accepts only the form that `check --fix` writes.
        let is_normal = NaiveDate::read(&text, false).is_ok() && NaiveDate::normal_form(&text).is_none();
        prop_assert_eq!(is_normal, day.is_valid(&json!(text)), "{}", text);
    }

    #[test]
    fn a_quoted_range_matches_the_decoder(low in r" ?\+?[0-9]{0,2}\.?[0-9]{0,1}(e[0-9])? ?", sign in "[-–/]", high in "[0-9]{1,2}") {
        let range = property(Kind::Engagement, "/properties/programme/properties/interval_weeks");
        for text in [low.clone(), format!("{low}{sign}{high}")] {
            let taken = Range::read(&text, false).is_ok();
            let fits = range.is_valid(&json!(text));
            // A schema cannot require that the second number is the larger one.
            let backwards = !taken && fits && text.contains(['-', '–']);
            prop_assert!(taken == fits || backwards, "{}", text);
        }
    }

    #[test]
    fn a_quoted_id_matches_the_decoder(text in "[a-z0-9 A-]{0,6}") {
        let id = property(Kind::Session, "/properties/points/items");
        prop_assert_eq!(Id::read(&text, false).is_ok(), id.is_valid(&json!(text)));
    }

    #[test]
    fn a_quoted_choice_matches_the_decoder(text in "video|phone|in-person|Video|video |[a-z]{4}") {
        let mode = property(Kind::Session, "/properties/mode");
        prop_assert_eq!(Mode::read(&text, false).is_ok(), mode.is_valid(&json!(text)));
    }
}

/// The schema of one property.
fn property(kind: Kind, pointer: &str) -> Validator {
    let schema = schema_for(SchemaSubject::Kind(kind));
    let property: &Value = schema.pointer(pointer).expect("a property");
    validator_of(property, Draft::Draft7)
}

//! The list of all rules. Each rule has a file with its code and a page in Markdown.

use super::rule::RegisteredRule;

mod broken_links;
mod first_work;
mod in_force;
mod people;
mod sponsor_names;

/// Declares the module of one rule: a separate file or, if the findings are made elsewhere, only the identity and page.
macro_rules! rule_module {
    ($name:ident) => {
        pub(super) mod $name;
    };
    ($name:ident $identity:ident) => {
        mod $name {
            rule! {
                identity: crate::diag::$identity,
                page: concat!(stringify!($name), ".md"),
            }
        }
    };
}

macro_rules! rules {
    ($($name:ident $(= $identity:ident)?)*) => {
        $(rule_module!($name $($identity)?);)*

        /// All rules, in order of code. A file in this folder that is not listed here is not compiled.
        pub static ALL: &[&RegisteredRule] = &[$(&$name::CHECK),*];
    };
}

rules! {
    unreadable_record = UNREADABLE_RECORD
    invalid_front_matter = INVALID_FRONT_MATTER
    duplicate_id = DUPLICATE_ID
    unknown_reference
    wrong_folder
    not_yet_held
    unknown_party
    phase_order
    missing_field = MISSING_FIELD
    merge_conflict = MERGE_CONFLICT
    fields_outside_front_matter = FIELDS_OUTSIDE
    engagement_missing = ENGAGEMENT_MISSING
    two_agreements = TWO_AGREEMENTS
    conflicting_copy = CONFLICTING_COPY
    measure_not_comparable
    which_sponsor
    invalid_date = INVALID_DATE
    date_form = DATE_FORM
    chemistry_missing
    chemistry_unconfirmed
    confidentiality_not_agreed
    sponsor_conversation_missing
    not_aligned
    unsigned_agreement
    recorded_without_consent
    agreement_incomplete
    interview_part_missing
    no_360_no_stakeholders
    themes_missing
    group_too_small
    not_debriefed
    pulse_not_usable
    theme_from_one_person
    agenda_missing
    agenda_size
    point_without_objective
    objective_not_smart
    success_undescribed
    milestones
    no_business_benefit
    point_without_source
    expectation_unaddressed
    agenda_not_agreed
    amendment_not_agreed
    session_sequence
    session_interval
    session_length
    action_not_reviewed
    no_actions_agreed
    action_overdue
    off_agenda
    beyond_contract
    point_neglected
    session_due
    milestone_overdue
    objective_overdue
    move_not_recorded
    cancellation_not_agreed
    cancelled_but_held
    interim_review_due
    final_review_due
    sponsor_absent
    objective_unassessed
    verdict_without_evidence
    coach_not_evaluated
    agenda_rewritten
    ended_without_closing
    attainment_level
    wider_than_agreed
    unknown_marker
    approval_outdated
    names_a_stakeholder
    private_text_repeated
    hidden_link
    attachment_metadata
    private_word
    unmarked_heading = UNMARKED_HEADING
    unclosed_block = UNCLOSED
    definition_out_of_reach = DEFINITION_OUT_OF_REACH
    unusable_approval
    approval_in_record
    amendment_pending
    unreadable_handovers = HANDOVERS
    retention_unset
    disposal_due
    allow_without_reason = ALLOW_WITHOUT_REASON
    allow_unused = ALLOW_UNUSED
    broken_template = BROKEN_TEMPLATE
    idle_template = IDLE_TEMPLATE
    heavy_logo = HEAVY_LOGO
    uncovered_character = UNCOVERED_CHARACTER
    unknown_font = UNKNOWN_FONT
    tracked_output = TRACKED_OUTPUT
}

/// The rule with this code or name.
pub fn find(word: &str) -> Option<&'static RegisteredRule> {
    ALL.iter().copied().find(|check| check.rule.is_named(word))
}

/// The codes and names of all rules, for suggestions.
pub fn words() -> impl Iterator<Item = &'static str> {
    ALL.iter()
        .flat_map(|check| [check.rule.name, check.rule.code])
}

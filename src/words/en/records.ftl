# Pages of records.

# Shared by several of them
decision_proceed = Proceed
decision_decline = Decline
decision_undecided = Undecided
present = Present
findings = Findings
debriefed = Debriefed
reflected_in = Reflected in
point_named = point { $number }, { $title }
after_session = after session { $number }
milestones = Milestones
milestone_met = Met
milestone_by = By
milestone_was_due = due by
milestone_without_words = No wording yet
milestone_overdue = Overdue
objective_overdue = Past its due date, not yet assessed
past_its_date = Past its due date; final assessment pending
verdict_overdue = { $verdict }, past its due date
levels = Levels of attainment
changes = Changes to the agenda
change_reword = Revised
change_re_date = New date
change_add = Added
change_withdraw = Withdrawn
not_agreed_client = Not in force until the client agrees
not_agreed_sponsor = Not in force until the sponsor agrees
not_agreed_by_both = Not in force until client and sponsor agree
amendment_agreed = { $who } agreed on { $date }
amendment_state_amended = Amended
amendment_state_added = Added later
amendment_state_withdrawn = Withdrawn
reason = Reason:
source_file = Source file: { $path }
not_committed = Not yet committed
last_changed = Last changed on { $date }
changed_since_commit = Changed since the last commit on { $date }
commits_earlier = { $count ->
    [one] { $count } earlier commit
   *[other] { $count } earlier commits
}
approved_by_on = Approved by { $who } on { $date }.
approved_for_on = Approved for { $who } on { $date }.
declined_for_on = Declined for { $who } on { $date }.
withdrawn_for_on = Approval for { $who } withdrawn on { $date }.
decided_because = Reason: { $because }
approval_changed = { $count ->
    [one] Changed since then; the sponsor still has the version of { $date }.
   *[other] Changed since then; the sponsors still have the version of { $date }.
}
actions_from_here = Actions agreed
review_actions = Action follow-up
objective = Objective
quoted = “{ $text }”

# Fields of the agenda
field_title = Title
field_success = Success looks like
field_business_benefit = Benefit to the business
field_support = Support from the sponsor
field_specific = Specific
field_measurable = Measurable
field_scale = Scale
field_baseline = Baseline
field_target = Target
results_objective = Objective
results_result = Result
results_verdict = Verdict
results_achieved = { $all ->
    [one] { $count } of { $all } objective achieved
   *[other] { $count } of { $all } objectives achieved
}
target_amended = { $target } (first agreed: { $first })
field_achievable = Achievable
field_relevant = Relevant
field_due = Due
field_weight = Weight

# Agenda
agenda_empty = The agenda has not been agreed yet.
agenda_empty_text = Its points, with their objectives and what success looks like, will appear here once the interviews are done and the agenda has been written.
agenda_empty_sponsor = No agenda has been shared with you yet.
agenda_empty_sponsor_text = It will appear here once it has been written and the client has approved sharing it with you.
agenda_of = Dated { $date }
agenda_agreed = agreed by { $who } on { $date }
agenda_amended = { $count ->
    [one] amended once since
    [2] amended twice since
   *[other] amended { $count } times since
}
the_sponsor = the sponsor
agenda_all_values = Full history
agenda_earlier = Earlier agenda
agenda_earlier_of = Agenda of { $date }
agenda_earlier_ones = Earlier agendas
point_number = Point { $number } of { $of }
point_sources = Sources
point_theme = Theme: { $theme }
personal = Personal: no sponsor sees this point
objective_number = Objective { $number }
objective_without_words = No wording yet

# Data tables and charts
figures_of = Data table: { $what }
figure_where = Measured in
figure_when = When
figure_value = Value
figure_now = Now
figure_evidence = Evidence
chart_baseline = baseline { $value }
chart_target = target { $value }
chart_value = { $what }: { $value }
chart_value_on = { $what }: { $value }, { $date }
chart_scale = Scale from { $low } to { $high }.
chart_caption = The dotted line leads to the target.

# Sessions
sessions_empty = No session has been held yet.
sessions_empty_text = Sessions will be listed here once they have taken place.
sessions_held = { $held ->
    [one] { $held } of { $contracted } sessions held
   *[other] { $held } of { $contracted } sessions held
}
time_in_all = { $time } in all
time_not_counted = { $time } of it not counted as coaching
sessions_cancelled = { $count } cancelled
actions_agreed = { $count ->
    [one] { $count } action agreed
   *[other] { $count } actions agreed
}
a_meeting = Meeting
meeting_past = The planned date has passed; no notes yet.
meeting_unreadable = { $path } cannot be read and is left out.
session_points = Agenda points
session_moved = Moved
session_paid = Paid session
session_cancelled_note = This session was cancelled too late and was not held.
session_cancelled_counts = This session was cancelled too late and was not held. It counts as one of the sessions agreed.
session_cancelled_by = Cancelled by
session_time = Time
session_time_range = { $start } to { $end }
session_parts = Held in parts
in_parts = in { $count } parts
session_joined_by = Also present
session_participants = Clients in the session
session_debrief = Debrief
session_debrief_counted = { $minutes }, counted as coaching
session_debrief_not_counted = { $minutes }, not counted as coaching
moved_from = from { $date }
moved_from_by = from { $date } by { $by }
session_reviewed = Action follow-up
session_reviewed_of = Actions agreed earlier, and their outcomes
session_discussed = Discussed
session_notes = Notes
session_progress = Progress on objectives
session_agreed = Agreed
session_next = Next session
session_no_actions = No new action was agreed.
session_others = Other sessions

# Actions
actions_lede = { $open } open{ $overdue ->
    [0] { "" }
   *[other] , { $overdue } of them overdue
}; { $closed } closed
actions_overdue = Overdue
actions_open = Open
actions_closed = Closed
actions_nobody = No owner
action_by = by
action_due = due
action_now_due = now due
action_for = for
overdue_by = { $days ->
    [one] Overdue by { $days } day
   *[other] Overdue by { $days } days
}
action_state_overdue = Overdue
action_state_done = Done
action_state_partly = Partly done
action_state_not_done = Not done
action_state_dropped = Dropped
action_state_agreed = Agreed
outcome_done = Done
outcome_partly = Partly done
outcome_ongoing = Still open
outcome_not_done = Not done
outcome_dropped = Dropped
history = History
history_set = Agreed in
history_due = due
history_step = { $outcome } in
history_learning = : { $text }
history_missed = Not reviewed in

# Progress
progress_lede = Each objective from its baseline to its target
progress_not_measured = No value has been recorded yet.
benefit_so_far = Benefit to the business

# Contracting meetings
chemistry_coach_comfortable = Coach comfortable
chemistry_client_comfortable = Client comfortable
chemistry_confidentiality = Confidentiality understood
chemistry_decision = Decision
sponsor_purpose = Purpose
sponsor_aligned = Agreed by all three parties
sponsor_shared_client = Shared with the client
sponsor_shared_sponsors = Shared with
expectations = Expectations

# Diagnosis
diagnosis_empty = The diagnosis has not begun.
diagnosis_empty_text = Interviews, organisational data and stakeholder feedback will be listed here as they become available.
diagnosis_interviews = Interviews
diagnosis_evidence = Organisational data
diagnosis_instruments = Instruments
diagnosis_themes = Stakeholder themes
diagnosis_stakeholders = Stakeholder interviews
evidence_sort = Type
evidence_of_appraisal = Appraisal
evidence_of_360 = 360° feedback
evidence_of_assessment = Assessment
evidence_of_other = Other
evidence_source = Source
evidence_received = Received
instrument = Instrument
scores = Scores
score_scale = Scale
score_low = Low
score_high = High
stakeholder_name = Name
stakeholder_relationship = Relationship
stakeholder_attributed = Knows that answers can be attributed
relationship_manager = Manager
relationship_peer = Peer
relationship_report = Direct report
relationship_customer = Customer
relationship_other = Other
relationships_manager = managers
relationships_peer = peers
relationships_report = direct reports
relationships_customer = customers
relationships_other = others
themes_strength = Strengths
themes_development = Development areas
themes_advice = Advice
themes_other = Other themes
themes_spoke = Respondents
themes_group = Group
themes_count = People
themes_others = All others
themes_everyone = All respondents

# Pulse rounds
pulse_rounds = Pulse rounds
pulse_lede = The same questions to the same people, several times. Groups of fewer than three people are merged.
pulse_group = { $who } ({ $count })
pulse_everybody = Everybody
pulse_too_few = Too few people answered to show results without identifying somebody.
pulse_answers = Answers
pulse_results = Results
pulse_who = Name
pulse_scores = Scores
pulse_question = Question
pulse_stage_before = before the sessions
pulse_stage_during = during the sessions
pulse_stage_after = after the sessions

# Contact between sessions
contacts_empty = No contacts have been recorded yet.
contacts_empty_text = Calls and messages between sessions will be listed here with their date and subject.
contacts_lede = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}, { $time } in all
contacts_count = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
contact_reach = Between sessions, { $coach } can be reached by { $by }.
contact_reach_unlimited = Between sessions, { $coach } can be reached without limit, by { $by }.
contact_from = { $who } got in touch
contact_organisation = The organisation
contact_organisation_name = { $name } (organisation)
channel_heads_email = Email
channel_heads_phone = Phone
channel_heads_message = Message
channel_heads_video = Video
channel_heads_other = Other

# Reviews
review_objectives = The objectives
review_evidence = Evidence
review_coach = Feedback on the coaching
review_criterion = Criterion
review_by = Rated by
review_score = Score
review_comment = Comment
review_score_from = 1 = not at all, 5 = fully
review_next = Next steps
verdict = Assessment
verdict_on_track = On track
verdict_at_risk = At risk
verdict_behind = Behind
verdict_achieved = Achieved
verdict_partly = Partly achieved
verdict_not_achieved = Not achieved
verdict_withdrawn = Withdrawn
verdict_at = { $verdict }, at { $at }
verdict_at_of = { $verdict } ({ $at }, target { $target })
value_at_of = At { $at }, target { $target }
level_attained = Level { $level }: { $words }
review_attained = Goal attainment
attainment = Goal attainment score (T-score): { $score }, from { $count ->
    [one] one objective
   *[other] { $count } objectives
}. 50 means that, on average, the objectives were attained as expected.
verdict_and_state = { $verdict }: { $state }
value_at = At { $at }
tally = { $count } { $verdict }
tally_on_track = on track
tally_at_risk = at risk
tally_behind = behind
tally_achieved = achieved
tally_partly = partly achieved
tally_not_achieved = not achieved
tally_withdrawn = withdrawn

# Notes
notes_lede = Only you see this page. It is not in any other portal.
draft = Draft
draft_note = Only you see this page. A draft is listed only under Drafts and is not included in any count, chart or report. Missing fields are not reported. When the record is complete, remove the field “draft”.
drafts = Drafts
drafts_lede = Records marked as drafts. No other reader sees them, and missing fields are not reported until the mark is removed.

# Names of fields, where a change is shown
changed_field_title = title
changed_field_date = date
changed_field_text = text
changed_field_files = files
changed_field_points = points
changed_field_objectives = objectives
changed_field_milestones = milestones
changed_field_specific = specific
changed_field_measurable = measurable
changed_field_how = how it is measured
changed_field_scale = scale
changed_field_baseline = baseline
changed_field_target = target
changed_field_achievable = achievable
changed_field_relevant = relevant
changed_field_due = due
changed_field_success = success
changed_field_business_benefit = benefit to the business
changed_field_support = support from the sponsor
changed_field_draws_on = sources
changed_field_finding = finding
changed_field_theme = theme
changed_field_themes = themes
changed_field_questions = questions
changed_field_mean = mean
changed_field_group_means = means by group
changed_field_groups = respondents
changed_field_count = number
changed_field_kind = kind
changed_field_debriefed = debriefed
changed_field_amendments = amendments
changed_field_changes = changes to the agenda
changed_field_because = reason
changed_field_objective = objective
changed_field_point = point
changed_field_words = wording
changed_field_what = description
changed_field_met = met
changed_field_present = present
changed_field_after_session = after session
changed_field_at = value
changed_field_verdict = assessment
changed_field_evidence = evidence
changed_field_benefit = benefit
changed_field_views = views
changed_field_comment = comment
changed_field_coach_effectiveness = feedback on the coaching
changed_field_score = score
changed_field_next_steps = next steps
changed_field_actions = actions
changed_field_owner = owner
changed_field_by = by
changed_field_now = new value
changed_field_record = record
changed_field_of = subject
changed_field_change = change
changed_field_number = session
changed_field_part = part
changed_field_review = review
changed_field_minutes = minutes
changed_field_milestone = milestone
changed_field_criterion = criterion
changed_field_name = name
changed_field_needs = agreement needed
changed_field_reviewed = action follow-up
changed_field_action = action
changed_field_outcome = outcome
changed_field_learning = learning
changed_field_attained = level of attainment
changed_field_level = level
changed_field_levels = levels of attainment
changed_field_weight = weight

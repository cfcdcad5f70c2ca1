# Interface text: parts of every page, then the overview, the agreement and the practice pages.
# Message ids: lower-case letters, digits and underscores. Dates, lists and numbers are also built from messages.

# Dates, numbers, lists
date = { $day } { $month } { $year }
weekday_date = { $weekday } { $day } { $month } { $year }
month_day = { $day } { $month }
month_1 = January
month_2 = February
month_3 = March
month_4 = April
month_5 = May
month_6 = June
month_7 = July
month_8 = August
month_9 = September
month_10 = October
month_11 = November
month_12 = December
weekday_1 = Monday
weekday_2 = Tuesday
weekday_3 = Wednesday
weekday_4 = Thursday
weekday_5 = Friday
weekday_6 = Saturday
weekday_7 = Sunday
decimal_mark = .
list_mark = { ", " }
list_last = { $first } and { $last }
label_mark = :
range = { $low } to { $high }
minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
hours_and_minutes = { $hours } h { $minutes } min
whole_hours = { $hours } h
under_an_hour = { $minutes } min
thousands_mark = ,
yes = Yes
no = No
unknown_word = Not stated

# Kinds, phases, names of records
kind_engagement = Agreement
kind_chemistry = Chemistry meeting
kind_sponsor_meeting = Sponsor meeting
kind_interview = Structured interview
kind_evidence = Evidence
kind_stakeholder_interview = Stakeholder interview
kind_stakeholder_themes = Stakeholder themes
kind_psychometric = Psychometric instrument
kind_agenda = Coaching agenda
kind_session = Session
kind_contacts = Contact between sessions
kind_review = Review
kind_pulse = Pulse round
kind_note = Note
phase_contracting = Contracting
phase_diagnosis = Diagnosis
phase_agenda_setting = Agenda setting
phase_development = Focused development
phase_review = Review
session_number = Session { $number }
session_titled = { $session }: { $title }
session_number_cancelled = Session { $number } (cancelled)
interview_part = Structured interview, part { $part }
review_interim = Interim review
review_final = Final review
evidence_appraisal = Appraisal
evidence_360 = 360° feedback
evidence_assessment = Assessment

# Sections of the portal
section_overview = Overview
section_awaiting = Waiting for approval
section_agreement = Agreement
section_contracting = Contracting
section_diagnosis = Diagnosis
section_agenda = Agenda
section_sessions = Sessions
section_actions = Actions
section_progress = Progress
section_contact = Contact
section_reviews = Reviews
section_notes = Notes
nav_now = Now
nav_foundations = Foundations
nav_work = Work
nav_results = Results
nav_practice = Practice

# Parts of every page
skip_to_content = Skip to content
contents = Contents
phases_label = The five phases and the current status
only_you = Only you see this
only_you_and_coach = Only you and your coach see this
only_you_and_client = Only you and the client see this
read_by = Visible to { $names }
read_by_you = you
prose_table = Table
prose_footnote = Footnote
prose_back = Back to the text
prose_done = Done:
prose_quote_open = “
prose_quote_close = ”
prose_to_do = To do:
engagement = Engagement
the_client = the client
the_client_subject = the client
the_client_object = the client
copy_of = { $name }’s copy
copy_of_the_coach = Coach’s copy
copy_note_coach = private to the coach
copy_note_client = for you and your coach only
copy_note_sponsor = what { $client } and the coach have agreed to share with you
works_offline = Works offline.
section_awaiting_client = Waiting for your approval
section_practice = All engagements
section_health = Checks

# The phase strip
phase_here = Current phase
phase_line = Phase { $number } of { $all }, { $phase }
phase_sessions = { $held } of { $contracted } sessions held
phase_here_sessions = Current phase: { $held } of { $contracted } sessions held
phase_completed = Completed
phase_ended_early = Ended early
phase_declined = Did not go ahead
phase_paused = Paused
phase_passed = Passed
phase_passed_missing = Passed, { $count ->
    [one] one item missing
   *[other] { $count } items missing
}
phase_begun = Started
phase_ahead = Upcoming
phase_before = Not started
phase_numbered = { $number } { $name }

# The first days
welcome = What happens next
welcome_agreement = The agreement says who sees what.
welcome_client_contracting = You and your coach agree how you work together and what stays confidential.
welcome_client_diagnosis = Two interviews and feedback from others show where you are now.
welcome_client_agenda_setting = You and your coach agree what to work on, with objectives that can be measured. Your sponsor receives the agenda only after you have approved it.
welcome_alone_agenda_setting = You and your coach agree what to work on, with objectives that can be measured.
welcome_client_development = You meet for sessions, with actions in between. Your progress is shown here.
welcome_client_review = You and your coach assess each objective, and agree how to sustain the change.
welcome_sponsor_contracting = You say what the organisation expects from the coaching.
welcome_sponsor_diagnosis = The coach interviews the client and collects feedback. What is said is confidential, unless the agreement says otherwise.
welcome_sponsor_agenda_setting = Client and coach agree the objectives. You receive what the agreement shares with you, once the client has approved it.
welcome_sponsor_development = Client and coach meet for sessions. What is said there is confidential.
welcome_sponsor_review = Each objective is assessed. You receive what the agreement shares with you, once the client has approved it.

# Overview
as_of = As of { $date }
next_meeting = Next meeting
current_status = Current status
no_next_meeting = No date has been set for the next meeting.
next_meeting_in_draft = Planned in a draft: { $record }, { $date }.
ended_on = The engagement ended on { $date }.
has_ended = The engagement has ended.
was_declined = The engagement did not go ahead.
open_actions = { $count ->
    [one] One open action
   *[other] { $count } open actions
}
of_these_yours = { $count ->
    [one] (one yours)
   *[other] ({ $count } yours)
}
of_these_overdue = { $count ->
    [one] one overdue
   *[other] { $count } overdue
}
overview_awaiting = { $count ->
    [one] One record is waiting for the client’s approval
   *[other] { $count } records are waiting for the client’s approval
}
overview_awaiting_client = { $count ->
    [one] One record is waiting for your approval
   *[other] { $count } records are waiting for your approval
}
objectives_at_a_glance = Objectives at a glance
overview_no_objectives = The objectives will appear here once the coaching agenda has been agreed.
overview_no_objectives_sponsor = The objectives will appear here once the client has approved sharing the agenda with you.
not_yet_assessed = Not yet assessed
measured_by = Measured by: { $how }
value_now = now { $value }
value_target = target { $value }
sentence_mark = { "; " }
checklist = Checklist
checklist_done = Done:
checklist_missing = Missing:
checklist_accepted = { $step } (accepted with a reason)
checklist_phase = { $phase }: { $done } of { $all } done
checklist_renewed = { $phase }: covered by the engagement that this one renews
checklist_new_record = New record:
checklist_or_record = Or a new record:
checklist_draft = Draft to complete:
checklist_unreadable = This record cannot be read and is left out:
checklist_in_record = In { $path }:
checklist_to_share = To share it with the sponsor:
missing_chemistry = The chemistry meeting
missing_comfortable = Confirmation that coach and client are both comfortable
missing_boundaries_understood = Confirmation that the limits of confidentiality were understood
missing_confidentiality_agreed = The date on which confidentiality was agreed
missing_agreement_signed = The client’s signature of the agreement
missing_sponsor_meeting = The sponsor meeting
missing_sponsor_purpose = The sponsor’s purpose
missing_sponsor_expectations = The sponsor’s expectations
missing_shared_with_client = Confirmation that what the sponsor said was shared with the client
missing_interview_part_one = The first part of the structured interview
missing_interview_part_two = The second part of the structured interview
missing_three_sixty_or_stakeholders = 360° feedback, or stakeholder interviews
missing_themes = The stakeholder themes
missing_debrief = Discussing { $record } with the client
missing_agenda = The coaching agenda
missing_agenda_points = { $have ->
    [one] The agenda has one point; { $wanted } were planned
   *[other] The agenda has { $have } points; { $wanted } were planned
}
missing_point_incomplete = Fields missing in the point “{ $point }”
missing_client_agreement = The client’s agreement to the agenda
missing_sponsor_agreement = The sponsor’s agreement to the agenda
missing_sessions = Sessions: { $held } of { $contracted } held
missing_actions_reviewed = { $count ->
    [one] One action was never reviewed
   *[other] { $count } actions were never reviewed
}
missing_interim_review = The interim review after session { $session }
missing_final_review = The final review
missing_sponsor_at_final_review = The sponsor’s attendance at the final review
missing_objective_assessed = An assessment of “{ $objective }”
missing_coach_evaluated = Feedback on the coaching
# Steps that can lack several things; the others are named like what they lack
step_debrief = Discussing the results with the client
step_agenda_points = The number of agenda points
step_points_complete = The fields of every agenda point
step_sessions = The sessions
step_actions_reviewed = The review of earlier actions
step_interim_review = The interim reviews
step_objective_assessed = An assessment of every objective
who_is_who = About this engagement
client = Client
organisation = Organisation
coach = Coach
sponsor = Sponsor
sponsors = Sponsors
programme = Programme
programme_sentence = { $sessions ->
    [one] One session of { $minutes } minutes
   *[other] { $sessions } sessions, { $every ->
        [one] one week
       *[other] { $weeks } weeks
    } apart, { $minutes } minutes each
}
status = Status
status_prospective = Prospective
status_active = Active
status_paused = Paused
status_completed = Completed
status_ended_early = Ended early
status_declined = Did not go ahead
started = Started
ended = Ended
sponsor_relationship_line_manager = line manager
sponsor_relationship_boss = senior manager
sponsor_relationship_hr = HR
sponsor_relationship_other = sponsor

# Agreement
agreement_title = Coaching agreement
confidentiality_agreed_on = Confidentiality agreed on { $date }
the_parties = The parties
the_terms = The terms
client_role = Client’s role
client_email = Client’s email
coach_internal = Type of coach
coach_is_internal = Internal coach
coach_is_external = External coach
coach_credentials = Coach’s credentials
coach_email = Coach’s email
practice = Practice
from_date = from { $date }
until_date = until { $date }
ended_because = Reason for ending
renews = Follows on from
meetings = Sessions
usually_held = Usual format
mode_in_person = in person
mode_video = by video
mode_phone = by phone
between_meetings = Between sessions
without_limit = without limit
channel_email = email
channel_phone = phone
channel_message = message
channel_video = video
channel_other = other means
reviews_with_sponsor = Reviews with the sponsor
reviews_after = After { $sessions }
points_on_agenda = Agenda points
amendments_agreed_by = Agreement required for amendments
planned = Planned
pause = Pause
from_to = { $from } to { $to }
fees = Fees
payer_organisation = paid by the organisation
payer_client = paid by the client
terms_ending = Cancelling and ending
cancellation = Cancelling a session
late_cancellation_counts = A session cancelled too late counts as one of the sessions agreed
termination = Ending the coaching early
terms_ethics = Ethics and complaints
code_of_ethics = Code of ethics
not_therapy = Coaching and therapy
not_therapy_stated = Coaching is not therapy
not_therapy_unstated = Not stated in the agreement
conflicts = Conflicts of interest
complaints = Complaints
terms_data = Recording and data protection
recording_consent = The client consents to sessions being recorded
ai_consent = The client consents to AI tools being used with what is said in sessions
storage = How the records are kept
recorded = recorded
not_recorded = not recorded
ai_used = with AI tools
ai_not_used = without AI tools
log_consent = The client’s name may be listed in the coach’s hours log
contract_reference = Contract reference
kept_for = Records kept for
years_after_the_end = { $years ->
    [one] one year after the end
   *[other] { $years } years after the end
}
dispose_on = Records to be deleted on
language = Language
language_en = English
language_de = German
language_fr = French
who_sees_what = Who sees what
who_sees_what_text = This table shows what each party can see at most. The portals are built from it.
who_sees_what_narrower = Part of a record can be visible to fewer people, never to more.
record = Record
you = You
the_client_heads = The client
the_coach_heads = The coach
the_sponsor_heads = The sponsor
sees_all = Everything
sees_nothing = Nothing
sees_fact = That it took place, and when
sees_fact_and_length = That it took place, when, and for how long
sees_part_and_length = Which part took place, when, and for how long
sees_fact_and_decision = That it took place, when and for how long, and what was decided
sees_number_and_date = The number and the date, and whether it was cancelled
sees_approved = What the client approves
sees_approved_to_client = What you approve
sees_approved_agenda = What the client approves; never personal points
sees_approved_agenda_to_client = What you approve; never personal points
sees_if_present = Everything, for a sponsor who was present or is named
sees_once_debriefed = Everything, once discussed with the client
sees_once_debriefed_to_client = Everything, once discussed with you
sees_pulse = The results by group, once discussed with the client
sees_pulse_to_client = The results by group, once discussed with you
sees_once_shared = Everything, once the coach has shared it
sees_evidence = Everything; 360° feedback once discussed with the client
sees_evidence_to_client = Everything; 360° feedback once discussed with you
sees_all_but_sponsors = Everything except what a sponsor or the organisation said
sees_all_but_notes = Everything except what is marked for the coach only
confidentiality_limits = Limits of confidentiality
signed = Signed
not_signed_yet = The signatures will appear here once the agreement has been signed.


# Waiting for approval
awaiting_lede_client = Your sponsor does not receive this version until you approve it. Below is the exact copy, word for word.
awaiting_lede_coach = The sponsor does not receive this version until the client approves it. Below is the exact copy, word for word.
awaiting_how_client = Read it as your sponsor would. If something should not be in it, tell your coach, who will change it first. If everything is right, tell your coach; only then is it added to the sponsor’s portal. You can also decline.
awaiting_how_coach = The client’s portal has the same page. Record the client’s decision with coachgen approve, or with coachgen approve --decline.
awaiting_mark_client = Waiting for your approval.
awaiting_mark = Waiting for approval by { $client }.
awaiting_title = { $title }, for { $sponsors }
awaiting_since = { $count ->
    [one] { $sponsors } still has the version that was approved on { $date }. These passages have changed since then:
   *[other] { $sponsors } still have the version that was approved on { $date }. These passages have changed since then:
}
awaiting_reply = Email { $coach } about this copy
awaiting_removed = Removed:
awaiting_added = Added:
awaiting_after = This copy does not contain what the sponsor may not see.
awaiting_own = Your version of the record

# The practice and its checks
needs_attention = Needs attention
nothing_needs_attention = Nothing needs attention at present.
all_clients = All clients
no_engagements = No engagements yet.
no_engagements_text = An engagement appears here as soon as its folder contains an engagement.md file.
phase = Phase
overdue = Overdue
coming_up = Upcoming meetings
nothing_coming_up = No meetings are planned.
held_of = { $held } of { $contracted }
no_date = No date
none = None
not_built = Not built
attention_stopped = An error blocks the build
attention_late_milestones = { $count ->
    [one] One milestone overdue
   *[other] { $count } milestones overdue
}
attention_late_objectives = { $count ->
    [one] One objective overdue
   *[other] { $count } objectives overdue
}
attention_errors = { $count ->
    [one] One error
   *[other] { $count } errors
}
attention_disposal = Records due for deletion
attention_awaiting = { $count ->
    [one] One approval outstanding
   *[other] { $count } approvals outstanding
}
attention_overdue = { $count ->
    [one] One action overdue
   *[other] { $count } actions overdue
}
attention_no_date = No date for the next meeting
health_none = No problems found.
health_none_accepted = { $count ->
    [one] No problems found, apart from one accepted finding.
   *[other] No problems found, apart from { $count } accepted findings.
}
health_byline = { $errors ->
    [0] { $warnings ->
        [one] One warning
       *[other] { $warnings } warnings
    }
    [one] { $warnings ->
        [0] One error
        [one] One error, one warning
       *[other] One error, { $warnings } warnings
    }
   *[other] { $warnings ->
        [0] { $errors } errors
        [one] { $errors } errors, one warning
       *[other] { $errors } errors, { $warnings } warnings
    }
}
health_of_practice = The practice
level_error = Error
level_warning = Warning
level_forbid = Blocks the build
health_accepted = Accepted findings
health_accepted_note = Findings that a record accepts under “allow”, with your reasons. Nobody else sees these reasons.
health_because = Reason:
health_rules = What is checked
health_rules_note = Every rule, with its findings in this practice. The rules page explains each rule with examples.
report_too_long = This text is too long for this document. The full text is on this report’s page in the portal.
health_more = { $count ->
    [one] One more finding
   *[other] { $count } more findings
} for this rule in this file. To list them all, run coachgen check --format concise.
health_left_out = { $count ->
    [one] To keep this page short, one finding is not shown. To list it, run
   *[other] To keep this page short, { $count } findings are not shown. To list them, run
}
health_found = { $count ->
    [one] one finding
   *[other] { $count } findings
}
section_rules = The rules
rules_0 = Form of the records
rules_1 = Contracting
rules_2 = Diagnosis
rules_3 = Agenda setting
rules_4 = Focused development
rules_5 = Review
rules_6 = Confidentiality
rules_7 = Keeping records
rules_8 = Accepted findings
rules_9 = Templates, logo and fonts
rules_byline = What the checker looks at, why it matters, and how to fix what it finds. The examples are from an invented engagement; an arrow marks the line of the finding.
place_line = { $path }, line { $line }, column { $column }
excerpt_of = Excerpt from { $file } at line { $line }

# The three parties, as front matter names them
who_client = Client
who_coach = Coach
who_sponsor = Sponsor

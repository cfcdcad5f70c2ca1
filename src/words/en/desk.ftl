# The coach's pages: the practice, its checks, and the lists of records.

# The practice
desk_active = active
desk_hours_this_year = of coaching this year
desk_upcoming_meetings = { $count ->
    [one] upcoming meeting
   *[other] upcoming meetings
}
desk_since = since
desk_sort = Sort by
desk_order_next = Next meeting
desk_order_need = Waiting longest
desk_order_name = Name
desk_order_phase = Phase
desk_unrecorded = { $meeting }: no record yet
desk_this_week = This week
desk_next_week = Next week
desk_later = Later
desk_today = Today
desk_tomorrow = Tomorrow
desk_day = { $weekday } { $date }
desk_more_meetings = { $count ->
    [one] One more meeting
   *[other] { $count } more meetings
}
desk_ended_in = Ended in { $year }
desk_ended_unknown = Ended, no date
desk_engagements = { $count ->
    [one] one engagement
   *[other] { $count } engagements
}
desk_overdue = { $count ->
    [one] one overdue
   *[other] { $count } overdue
}
desk_filter = Filter by name or organisation
desk_filter_count = Showing { $shown } of { $all }
desk_none_current = No current engagements.
desk_sessions_held = Sessions held
desk_open_items = Open items

# Actions
actions_set_in = agreed in

# Sessions
sessions_ahead = Also planned
sessions_held_heading = Held
sessions_held_or_cancelled = Held or cancelled
sessions_gap = { $weeks } weeks after the previous session ({ $agreed } agreed)
sessions_sponsor_note = Each session is listed with its number and date; one that was cancelled too late is marked as cancelled. What is said in a session stays between client and coach.

# Details of a record in a list
listed_reflected = { $count ->
    [0] none reflected in the agenda
   *[other] { $count } reflected in the agenda
}
listed_with = With { $names }
listed_expectations = { $count ->
    [one] One expectation
   *[other] { $count } expectations
}
listed_findings = { $count ->
    [one] One finding
   *[other] { $count } findings
}
listed_themes = { $count ->
    [one] One theme
   *[other] { $count } themes
}
listed_aligned = Agreed by all three parties on { $date }
listed_shared_with_client = Shared with the client on { $date }
listed_not_shared_with_client = Not yet shared with the client
listed_signed = Signed by { $names }
listed_not_signed = Not yet signed

# Contracting
contracting_story = How the engagement came about: who met whom and what was expected.
contracting_led_to = Resulting agreement

# Diagnosis, reviews, contact
diagnosis_lede = What was asked, measured and heard before the agenda was written, and how much of it is reflected in the agenda.
listed_debriefed = Discussed with the client on { $date }
listed_not_debriefed = Not yet discussed with the client
listed_once_discussed = You will see this once it has been discussed with you.
listed_awaits = Waiting for the client’s approval
listed_approved_on = Approved for the sponsor on { $date }
contact_reach_limited = Between sessions, { $coach } can be reached by { $by }: { $limit }.
listed_debriefed_to_client = Discussed with you on { $date }

# Waiting for approval
awaiting_approver = Approval needed from
awaiting_for = To be shared with
awaiting_then_client = If you approve it, { $sponsors } will see exactly this in their portal. Later changes appear there only after you approve them too.
awaiting_then_coach = Once the client approves it, { $sponsors } will see exactly this in their portal. Later changes appear there only after the client approves them too.
awaiting_record_with = Record the approval with

# Checks
health_calm = { $count ->
    [0] All checks passed.
    [one] All checks passed in your engagement.
   *[other] All checks passed in all { $count } engagements.
}
health_where = Findings by engagement
health_all_rules = All { $count } rules
health_forbids = { $count ->
    [one] blocks the build
   *[other] block the build
}
health_errors = { $count ->
    [one] error
   *[other] errors
}
health_warnings = { $count ->
    [one] warning
   *[other] warnings
}

prepare = Preparation
prepare_last = The last session
prepare_others = Open actions of others
prepare_contacts = Contact since then
prepare_notes = Your notes since then
next_review_after = The next review takes place after session { $number }.

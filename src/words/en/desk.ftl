# The coach's desk: the practice, its health, and the lists of records.

# The practice
desk_running = running
desk_hours_this_year = of coaching this year
desk_meetings_to_come = { $count ->
    [one] meeting to come
   *[other] meetings to come
}
desk_more_needs = { $count ->
    [one] One more engagement
   *[other] { $count } more engagements
}
desk_oldest_since = , the oldest since { $date }
desk_unrecorded = { $meeting }, planned for { $date }, is not on record
desk_disposal = The records were to be destroyed on { $date }
desk_this_week = This week
desk_next_week = Next week
desk_later = Later
desk_today = Today
desk_tomorrow = Tomorrow
desk_day = { $weekday } { $date }
desk_more_meetings = { $count ->
    [one] One more after these
   *[other] { $count } more after these
}
desk_ended_in = Ended in { $year }
desk_ended_unknown = Ended, without a date
desk_engagements = { $count ->
    [one] one engagement
   *[other] { $count } engagements
}
desk_contact = contact { $time }
desk_overdue = { $count ->
    [one] one overdue
   *[other] { $count } overdue
}
desk_filter = Find by name or organisation
desk_filter_count = Shown: { $shown } of { $all }
desk_none_current = No engagement is under way.
desk_sessions_held = Sessions held
desk_to_see_to = To see to

# Actions
actions_set_in = agreed in

# Sessions
sessions_ahead = Also planned
sessions_held_heading = Held
sessions_gap = { $weeks } weeks after the one before; { $agreed } were agreed
sessions_given = Each session held is listed with its number and date. What is said in it stays between client and coach.
sessions_empty_sponsor = Sessions are not among what is shared with you.
sessions_empty_sponsor_text = The agreement says who sees what. Agenda, progress and reviews have pages of their own.

# What is so of a record in a list
listed_taken_up = { $count ->
    [0] none taken up in the agenda
   *[other] { $count } taken up in the agenda
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
listed_aligned = Agreed by all three on { $date }
listed_passed_on = Passed on to the client on { $date }
listed_not_passed_on = Not yet passed on to the client
listed_signed = Signed by { $names }
listed_not_signed = Not signed yet

# Contracting
contracting_story = How the engagement came about: who met whom, and what was expected.
contracting_led_to = What it led to
contracting_empty_alone_text = The chemistry meeting will stand here once it has been held.

# Diagnosis, reviews, contact
diagnosis_lede = What was asked, measured and heard before the agenda was written, and how much of it the agenda took up.
listed_debriefed = Discussed with the client on { $date }
listed_not_debriefed = Not yet discussed with the client
listed_once_discussed = You will have this once it has been discussed with you.
listed_awaits = Waiting for the client’s approval
listed_approved_on = Approved for the sponsor on { $date }
contact_reach_limited = Between meetings { $coach } can be reached by { $by }: { $limit }.
listed_debriefed_to_client = Discussed with you on { $date }

# Waiting for approval
awaiting_whose = Approval by
awaiting_for = For
awaiting_then_client = If you approve it, { $sponsors } will find exactly this in their portal. Later changes reach them only after you have approved those too.
awaiting_then_coach = Once the client has approved it, { $sponsors } will find exactly this in their portal. Later changes reach them only after the client has approved those too.
awaiting_record_with = Record the approval with

# Health
health_calm = { $count ->
    [0] Every rule below is kept.
    [one] Every rule below is kept in the one engagement there is.
   *[other] Every rule below is kept in all { $count } engagements.
}
health_where = Where something was found
health_all_rules = All { $count } rules
health_forbids = { $count ->
    [one] stops a build
   *[other] stop a build
}
health_errors = { $count ->
    [one] error
   *[other] errors
}
health_warnings = { $count ->
    [one] warning
   *[other] warnings
}

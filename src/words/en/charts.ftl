# Charts, the timeline and what is followed from expectation to verdict.
short_month_1 = Jan
short_month_2 = Feb
short_month_3 = Mar
short_month_4 = Apr
short_month_5 = May
short_month_6 = Jun
short_month_7 = Jul
short_month_8 = Aug
short_month_9 = Sep
short_month_10 = Oct
short_month_11 = Nov
short_month_12 = Dec
target_until = Target until then
chart_unit = Unit: { $unit }.
chart_target_moved = The thin line is the target itself, as it was amended.
profile_caption = Each scale from its low end to its high end.
profile_left_out = Not drawn, for want of both ends in numbers: { $scales }.
score_of_scale = { $scale }: { $value } on a scale from { $low } to { $high }
score_by = { $criterion }: { $score } by { $who }

# Attendance
attendance = Attendance
attendance_minutes = Minutes
attendance_note = Note
attendance_held = { $time } held
attendance_contracted = { $time } contracted
attendance_unpaid = not paid
attendance_moved = moved
attendance_held_unpaid = Held, not paid
attendance_on_another_day = Held on another day than planned
attendance_ahead = Not held yet

# Timeline
section_timeline = Timeline
timeline_lede = The whole engagement: what was planned, what was held, and when.
timeline_lede_sponsor = The whole engagement: what was held, and when, as far as it is yours to know.
timeline_empty = Nothing has a date yet.
timeline_empty_text = Every meeting will stand here on one picture, from the first one on, beside what was planned.
timeline_empty_sponsor = Nothing has been held yet.
timeline_empty_sponsor_text = The days of meetings, sessions and approved records will stand here on one picture once the first has been held.
timeline_today = Today
timeline_held = Held
timeline_on_record = On record
timeline_planned = Planned
timeline_hollow = Hollow: planned
timeline_moved = Planned for the day at the other end of the line
timeline_not_on_record = Planned; not on record
timeline_planned_for = planned for { $date }
timeline_moved_by = moved from { $date } by { $by }
timeline_phase = { $phase } from { $from } to { $to }
timeline_event_held = { $what } on { $date }
timeline_event_moved = { $what } on { $date }, planned for { $planned }
timeline_event_planned = { $what } planned for { $date }
timeline_from = From
timeline_to = To
timeline_months = Month by month
timeline_what = What
timeline_state = Held or planned
timeline_since = { $count ->
    [one] { $weeks } week since the session before
   *[other] { $weeks } weeks since the session before
}
timeline_paused = { $days ->
    [one] one day of it paused
   *[other] { $days } days of it paused
}
length_is_under = shorter than agreed
length_is_over = longer than agreed
interval_is_under = sooner than agreed
interval_is_over = later than agreed

# From expectation to verdict
section_trace = From expectation to verdict
trace_lede = Every point of the agenda: where it comes from, the sessions that worked on it, and what came of it. Then the other way round.
trace_lede_sponsor = Every point of the agenda that you have: where it comes from, and what came of it. What was worked on in which session stays between client and coach.
trace_empty = There is nothing to follow yet.
trace_empty_text = Once the agenda is agreed, each of its points will stand here between what was expected and found, and what came of it.
trace_empty_sponsor = There is nothing to follow yet.
trace_empty_sponsor_text = Once the client has approved the agenda for you, each of its points will stand here with where it comes from and what came of it.
trace_forward = From source to verdict
trace_point = Point { $number }
trace_no_source = No source is named.
trace_worked = Worked on in
trace_not_worked = No session yet.
trace_came = What came of it
trace_no_objective = No objective is set.
trace_actions = { $count ->
    [one] One action
   *[other] { $count } actions
}{ $open ->
    [0] , none of them open
   *[other] , { $open } of them open
}
trace_back = From what was expected and found
trace_taken = Taken up in
trace_whole = The record as a whole
trace_unaddressed = No point of the agenda takes this up.
trace_sessions = From each session
trace_worked_on = Worked on
trace_off_agenda = No point of the agenda.
agenda_how_it_went = From expectation to verdict

# Charts, the timeline, and the page from expectations to outcomes.
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
target_until = Target until this date
chart_unit = Unit: { $unit }.
chart_target_moved = The thin line is the target, with its amendments.
profile_caption = Each scale runs from its low end to its high end.
profile_left_out = Not drawn because the low and high ends are not both numbers: { $scales }.
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
attendance_on_another_day = Held on a different day than planned
attendance_ahead = Not yet held

# Timeline
section_timeline = Timeline
timeline_lede = The whole engagement: what was planned, what took place, and when.
timeline_lede_sponsor = The whole engagement: what took place, and when, as shared with you.
timeline_today = Today
timeline_held = Held
timeline_cancelled = Cancelled
timeline_on_record = Recorded
timeline_planned = Planned
timeline_hollow = Hollow: planned
timeline_moved = Moved: the line leads to the planned date
timeline_not_on_record = Planned; no notes yet
timeline_unreadable = Planned; the record cannot be read
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
    [one] { $weeks } week since the previous session
   *[other] { $weeks } weeks since the previous session
}
timeline_paused = { $days ->
    [one] including one day of pause
   *[other] including { $days } days of pause
}
length_is_under = shorter than agreed
length_is_over = longer than agreed
interval_is_under = sooner than agreed
interval_is_over = later than agreed

# From expectations to outcomes
section_trace = From expectations to outcomes
trace_lede = Every agenda point: its sources, the sessions that worked on it, and its outcome. Then the same in reverse.
trace_lede_sponsor = Every agenda point shared with you: its sources and its outcome. What was worked on in which session stays between client and coach.
trace_forward = From sources to outcomes
trace_point = Point { $number }
trace_no_source = No source is given.
trace_worked = Worked on in
trace_not_worked = No session yet.
trace_outcome = Outcome
trace_no_objective = No objective has been set.
trace_actions = { $count ->
    [one] One action
   *[other] { $count } actions
}{ $open ->
    [0] , none of them open
   *[other] , { $open } of them open
}
trace_back = From expectations and findings
trace_reflected_in = Reflected in
trace_whole = The record as a whole
trace_unaddressed = Not reflected in any agenda point.
trace_sessions = By session
trace_worked_on = Worked on
trace_off_agenda = No agenda point.
agenda_trace_link = From expectations to outcomes

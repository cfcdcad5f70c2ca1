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

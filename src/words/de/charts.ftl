# Charts, the timeline, and the page from expectations to outcomes.
short_month_1 = Jan
short_month_2 = Feb
short_month_3 = März
short_month_4 = Apr
short_month_5 = Mai
short_month_6 = Juni
short_month_7 = Juli
short_month_8 = Aug
short_month_9 = Sep
short_month_10 = Okt
short_month_11 = Nov
short_month_12 = Dez
target_until = Zielwert bis zu diesem Datum
chart_unit = Einheit: { $unit }.
chart_target_moved = Die dünne Linie ist der Zielwert mit seinen Änderungen.
profile_caption = Jede Skala reicht von ihrem unteren bis zu ihrem oberen Ende.
profile_left_out = Nicht dargestellt, weil nicht beide Enden Zahlen sind: { $scales }.
score_of_scale = { $scale }: { $value } auf einer Skala von { $low } bis { $high }
score_by = { $criterion }: { $score }, bewertet von { $who }

# Attendance
attendance = Durchgeführte Sitzungen
attendance_minutes = Minuten
attendance_note = Anmerkung
attendance_held = { $time } geleistet
attendance_contracted = { $time } vereinbart
attendance_unpaid = nicht vergütet
attendance_moved = verschoben
attendance_held_unpaid = Durchgeführt, nicht vergütet
attendance_on_another_day = An einem anderen Tag durchgeführt als geplant
attendance_ahead = Noch nicht durchgeführt

# Timeline
section_timeline = Zeitverlauf
timeline_lede = Das ganze Coaching: was geplant war, was stattgefunden hat, und wann.
timeline_lede_sponsor = Das ganze Coaching: was stattgefunden hat, und wann, soweit es mit Ihnen geteilt wird.
timeline_today = Heute
timeline_held = Durchgeführt
timeline_cancelled = Abgesagt
timeline_on_record = Liegt vor
timeline_planned = Geplant
timeline_hollow = Hohl: geplant
timeline_moved = Verschoben: Die Linie führt zum geplanten Tag
timeline_not_on_record = Geplant; noch keine Notizen
timeline_unreadable = Geplant; das Dokument ist nicht lesbar
timeline_planned_for = geplant für den { $date }
timeline_moved_by = vom { $date } verschoben durch { $by }
timeline_phase = { $phase } vom { $from } bis zum { $to }
timeline_event_held = { $what } am { $date }
timeline_event_moved = { $what } am { $date }, geplant für den { $planned }
timeline_event_planned = { $what } geplant für den { $date }
timeline_from = Von
timeline_to = Bis
timeline_months = Monat für Monat
timeline_what = Was
timeline_state = Durchgeführt oder geplant
timeline_since = { $count ->
    [one] { $weeks } Woche seit der vorigen Sitzung
   *[other] { $weeks } Wochen seit der vorigen Sitzung
}
timeline_paused = { $days ->
    [one] davon ein Tag Pause
   *[other] davon { $days } Tage Pause
}
length_is_under = kürzer als vereinbart
length_is_over = länger als vereinbart
interval_is_under = früher als vereinbart
interval_is_over = später als vereinbart

# From expectations to outcomes
section_trace = Von Erwartungen zu Ergebnissen
trace_lede = Jeder Punkt der Zielvereinbarung: seine Herkunft, die Sitzungen, in denen daran gearbeitet wurde, und sein Ergebnis. Danach der umgekehrte Weg.
trace_lede_sponsor = Jeder Punkt der Zielvereinbarung, der mit Ihnen geteilt wird: seine Herkunft und sein Ergebnis. Woran in welcher Sitzung gearbeitet wurde, bleibt zwischen der Klientin/dem Klienten und dem Coach.
trace_forward = Von der Herkunft zum Ergebnis
trace_point = Punkt { $number }
trace_no_source = Keine Herkunft angegeben.
trace_worked = Bearbeitet in
trace_not_worked = Noch in keiner Sitzung.
trace_outcome = Ergebnis
trace_no_objective = Kein Ziel festgelegt.
trace_actions = { $count ->
    [one] Eine Maßnahme
   *[other] { $count } Maßnahmen
}{ $open ->
    [0] , keine davon offen
   *[other] , { $open } davon offen
}
trace_back = Von Erwartungen und Erkenntnissen
trace_reflected_in = Berücksichtigt in
trace_whole = Das Dokument als Ganzes
trace_unaddressed = In keinem Punkt der Zielvereinbarung berücksichtigt.
trace_sessions = Nach Sitzung
trace_worked_on = Gearbeitet an
trace_off_agenda = Kein Punkt der Zielvereinbarung.
agenda_trace_link = Von Erwartungen zu Ergebnissen

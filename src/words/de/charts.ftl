# Charts, the timeline and what is followed from expectation to verdict.
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
target_until = Zielwert bis dahin
chart_unit = Einheit: { $unit }.
chart_target_moved = Die dünne Linie ist der Zielwert selbst, wie er geändert wurde.
profile_caption = Jede Skala von ihrem unteren bis zu ihrem oberen Ende.
profile_left_out = Nicht gezeichnet, weil nicht beide Enden als Zahlen vorliegen: { $scales }.
score_of_scale = { $scale }: { $value } auf einer Skala von { $low } bis { $high }
score_by = { $criterion }: { $score }, beurteilt von { $who }

# Attendance
attendance = Gehaltene Sitzungen
attendance_minutes = Minuten
attendance_note = Anmerkung
attendance_held = { $time } gehalten
attendance_contracted = { $time } vereinbart
attendance_unpaid = nicht vergütet
attendance_moved = verschoben
attendance_held_unpaid = Gehalten, nicht vergütet
attendance_on_another_day = An einem anderen Tag gehalten als geplant
attendance_ahead = Noch nicht gehalten

# Timeline
section_timeline = Verlauf
timeline_lede = Das ganze Coaching: was geplant war, was stattgefunden hat, und wann.
timeline_lede_sponsor = Das ganze Coaching: was wann stattgefunden hat, soweit Sie davon wissen sollen.
timeline_empty = Noch hat nichts ein Datum.
timeline_empty_text = Von der ersten Begegnung an steht hier jedes Treffen auf einem Bild, neben dem, was geplant war.
timeline_empty_sponsor = Noch hat nichts stattgefunden.
timeline_empty_sponsor_text = Die Tage der Gespräche, der Sitzungen und der freigegebenen Dokumente stehen hier auf einem Bild, sobald das erste stattgefunden hat.
timeline_today = Heute
timeline_held = Gehalten
timeline_on_record = Liegt vor
timeline_planned = Geplant
timeline_hollow = Hohl: geplant
timeline_moved = Geplant für den Tag am anderen Ende der Linie
timeline_not_on_record = Geplant; nicht festgehalten
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
timeline_state = Gehalten oder geplant
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

# From expectation to verdict
section_trace = Von der Erwartung zum Ergebnis
trace_lede = Jeder Punkt der Agenda: woher er kommt, in welchen Sitzungen daran gearbeitet wurde und was daraus geworden ist. Danach der umgekehrte Weg.
trace_lede_sponsor = Jeder Punkt der Agenda, die Ihnen vorliegt: woher er kommt und was daraus geworden ist. Woran in welcher Sitzung gearbeitet wurde, bleibt zwischen Klient/in und Coach.
trace_empty = Noch ist nichts zu verfolgen.
trace_empty_text = Sobald die Agenda vereinbart ist, steht hier jeder ihrer Punkte zwischen dem, was erwartet und festgestellt wurde, und dem, was daraus geworden ist.
trace_empty_sponsor = Noch ist nichts zu verfolgen.
trace_empty_sponsor_text = Sobald die Agenda für Sie freigegeben ist, steht hier jeder ihrer Punkte mit seiner Herkunft und mit dem, was daraus geworden ist.
trace_forward = Von der Herkunft zum Ergebnis
trace_point = Punkt { $number }
trace_no_source = Keine Herkunft genannt.
trace_worked = Bearbeitet in
trace_not_worked = Noch in keiner Sitzung.
trace_came = Was daraus geworden ist
trace_no_objective = Kein Ziel festgelegt.
trace_actions = { $count ->
    [one] Eine Maßnahme
   *[other] { $count } Maßnahmen
}{ $open ->
    [0] , keine davon offen
   *[other] , { $open } davon offen
}
trace_back = Von dem, was erwartet und festgestellt wurde
trace_taken = Aufgenommen in
trace_whole = Das Dokument als Ganzes
trace_unaddressed = Kein Punkt der Agenda nimmt dies auf.
trace_sessions = Von jeder Sitzung aus
trace_worked_on = Gearbeitet an
trace_off_agenda = Kein Punkt der Agenda.
agenda_how_it_went = Von der Erwartung zum Ergebnis

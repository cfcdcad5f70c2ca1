# Der Schreibtisch des Coaches: die Praxis, die Prüfung und die Listen der Dokumente.

# The practice
desk_running = laufend
desk_hours_this_year = Coaching in diesem Jahr
desk_meetings_to_come = { $count ->
    [one] Termin steht an
   *[other] Termine stehen an
}
desk_more_needs = { $count ->
    [one] Ein weiteres Coaching
   *[other] { $count } weitere Coachings
}
desk_oldest_since = , seit frühestens { $date }
desk_unrecorded = { $meeting }, geplant für den { $date }, ist nicht festgehalten
desk_disposal = Die Unterlagen waren am { $date } zu vernichten
desk_this_week = Diese Woche
desk_next_week = Nächste Woche
desk_later = Später
desk_today = Heute
desk_tomorrow = Morgen
desk_day = { $weekday }, { $date }
desk_more_meetings = { $count ->
    [one] Danach noch einer
   *[other] Danach noch { $count }
}
desk_ended_in = Beendet { $year }
desk_ended_unknown = Beendet, ohne Datum
desk_engagements = { $count ->
    [one] ein Coaching
   *[other] { $count } Coachings
}
desk_contact = Kontakt { $time }
desk_overdue = { $count ->
    [one] eine überfällig
   *[other] { $count } überfällig
}
desk_filter = Nach Name oder Organisation suchen
desk_filter_count = Zu sehen: { $shown } von { $all }
desk_none_current = Kein Coaching läuft.
desk_sessions_held = Sitzungen
desk_to_see_to = Zu tun

# Actions
actions_set_in = vereinbart:

# Sessions
sessions_ahead = Außerdem geplant
sessions_held_heading = Gehalten
sessions_gap = { $weeks } Wochen nach der vorigen; vereinbart waren { $agreed }
sessions_given = Jede gehaltene Sitzung steht hier mit Nummer und Datum. Was darin gesagt wird, bleibt zwischen Klient/in und Coach.
sessions_empty_sponsor = Sitzungen gehören nicht zu dem, was mit Ihnen geteilt wird.
sessions_empty_sponsor_text = Die Vereinbarung sagt, wer was sieht. Agenda, Fortschritt und Bilanzen haben eigene Seiten.

# What is so of a record in a list
listed_taken_up = { $count ->
    [0] davon keine in der Agenda aufgegriffen
    [one] davon { $count } in der Agenda aufgegriffen
   *[other] davon { $count } in der Agenda aufgegriffen
}
listed_with = Mit { $names }
listed_expectations = { $count ->
    [one] Eine Erwartung
   *[other] { $count } Erwartungen
}
listed_findings = { $count ->
    [one] Eine Erkenntnis
   *[other] { $count } Erkenntnisse
}
listed_themes = { $count ->
    [one] Ein Thema
   *[other] { $count } Themen
}
listed_aligned = Von allen dreien vereinbart am { $date }
listed_passed_on = An Klient/in weitergegeben am { $date }
listed_not_passed_on = Noch nicht an Klient/in weitergegeben
listed_signed = Unterzeichnet durch { $names }
listed_not_signed = Noch nicht unterzeichnet

# Contracting
contracting_story = Wie es zu diesem Coaching kam: wer mit wem sprach und was erwartet wurde.
contracting_led_to = Wohin es führte
contracting_empty_alone_text = Das Kennenlerngespräch steht hier, sobald es stattgefunden hat.

# Diagnosis, reviews, contact
diagnosis_lede = Was gefragt, gemessen und gehört wurde, bevor die Agenda entstand, und wie viel davon die Agenda aufgriff.
listed_debriefed = Mit Klient/in besprochen am { $date }
listed_debriefed_to_client = Mit Ihnen besprochen am { $date }
listed_not_debriefed = Noch nicht mit Klient/in besprochen
listed_once_discussed = Sie bekommen es, sobald es mit Ihnen besprochen ist.
listed_awaits = Wartet auf Freigabe
listed_approved_on = Für den Auftraggeber freigegeben am { $date }
contact_reach_limited = Zwischen den Terminen ist { $coach } so erreichbar: { $by }; { $limit }.

# Waiting for approval
awaiting_whose = Freigabe durch
awaiting_for = Für
awaiting_then_client = Geben Sie es frei, so steht genau dies im Portal von { $sponsors }. Spätere Änderungen kommen erst dorthin, wenn Sie auch diese freigegeben haben.
awaiting_then_coach = Nach der Freigabe steht genau dies im Portal von { $sponsors }. Spätere Änderungen kommen erst dorthin, wenn auch diese freigegeben sind.
awaiting_record_with = Die Freigabe festhalten mit

# Health
health_calm = { $count ->
    [0] Jede der Regeln unten ist eingehalten.
    [one] Jede der Regeln unten ist in dem einen Coaching eingehalten.
   *[other] Jede der Regeln unten ist in allen { $count } Coachings eingehalten.
}
health_where = Wo etwas gefunden wurde
health_all_rules = Alle { $count } Regeln
health_forbids = { $count ->
    [one] hält die Erstellung an
   *[other] halten die Erstellung an
}
health_errors = { $count ->
    [one] Fehler
   *[other] Fehler
}
health_warnings = { $count ->
    [one] Warnung
   *[other] Warnungen
}

# The coach's pages: the practice, its checks, and the lists of records.

# The practice
desk_active = aktiv
desk_hours_this_year = Coaching in diesem Jahr
desk_upcoming_meetings = { $count ->
    [one] anstehender Termin
   *[other] anstehende Termine
}
desk_since = seit dem
desk_sort = Sortieren nach
desk_order_next = Nächster Termin
desk_order_need = Am längsten offen
desk_order_name = Name
desk_order_phase = Phase
desk_unrecorded = { $meeting }: noch nicht dokumentiert
desk_this_week = Diese Woche
desk_next_week = Nächste Woche
desk_later = Später
desk_today = Heute
desk_tomorrow = Morgen
desk_day = { $weekday }, { $date }
desk_more_meetings = { $count ->
    [one] Ein weiterer Termin
   *[other] { $count } weitere Termine
}
desk_ended_in = Beendet { $year }
desk_ended_unknown = Beendet, kein Datum
desk_engagements = { $count ->
    [one] ein Coaching
   *[other] { $count } Coachings
}
desk_overdue = { $count ->
    [one] eine überfällig
   *[other] { $count } überfällig
}
desk_filter = Nach Name oder Organisation filtern
desk_filter_count = { $shown } von { $all } angezeigt
desk_none_current = Keine aktuellen Coachings.
desk_sessions_held = Durchgeführte Sitzungen
desk_open_items = Offene Punkte

# Actions
actions_set_in = vereinbart:

# Sessions
sessions_ahead = Außerdem geplant
sessions_held_heading = Durchgeführt
sessions_held_or_cancelled = Durchgeführt oder abgesagt
sessions_gap = { $weeks } Wochen nach der vorigen Sitzung (vereinbart: { $agreed })
sessions_sponsor_note = Jede Sitzung ist mit Nummer und Datum aufgeführt; eine zu spät abgesagte ist als abgesagt gekennzeichnet. Was in einer Sitzung gesagt wird, bleibt zwischen der Klientin/dem Klienten und dem Coach.

# Details of a record in a list
listed_reflected = { $count ->
    [0] davon keine in der Zielvereinbarung berücksichtigt
    [one] davon { $count } in der Zielvereinbarung berücksichtigt
   *[other] davon { $count } in der Zielvereinbarung berücksichtigt
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
listed_aligned = Von allen drei Parteien vereinbart am { $date }
listed_shared_with_client = An die Klientin/den Klienten weitergegeben am { $date }
listed_not_shared_with_client = Noch nicht an die Klientin/den Klienten weitergegeben
listed_signed = Unterzeichnet von { $names }
listed_not_signed = Noch nicht unterzeichnet

# Contracting
contracting_story = Wie es zu diesem Coaching kam: wer mit wem sprach und was erwartet wurde.
contracting_led_to = Daraus entstandene Vereinbarung

# Diagnosis, reviews, contact
diagnosis_lede = Was vor der Zielvereinbarung gefragt, gemessen und gehört wurde und wie viel davon in ihr berücksichtigt ist.
listed_debriefed = Mit der Klientin/dem Klienten besprochen am { $date }
listed_debriefed_to_client = Mit Ihnen besprochen am { $date }
listed_not_debriefed = Noch nicht mit der Klientin/dem Klienten besprochen
listed_once_discussed = Sie sehen es, sobald es mit Ihnen besprochen ist.
listed_awaits = Wartet auf Freigabe durch die Klientin/den Klienten
listed_approved_on = Für den Auftraggeber freigegeben am { $date }
contact_reach_limited = Zwischen den Sitzungen ist { $coach } so erreichbar: { $by }; { $limit }.

# Waiting for approval
awaiting_approver = Freigabe erforderlich von
awaiting_for = Wird geteilt mit
awaiting_then_client = Wenn Sie es freigeben, erscheint genau dies im Portal von { $sponsors }. Spätere Änderungen erscheinen dort erst, wenn Sie auch diese freigeben.
awaiting_then_coach = Nach der Freigabe durch die Klientin/den Klienten erscheint genau dies im Portal von { $sponsors }. Spätere Änderungen erscheinen dort erst, wenn auch diese freigegeben sind.
awaiting_record_with = Die Freigabe festhalten mit

# Checks
health_calm = { $count ->
    [0] Alle Prüfungen bestanden.
    [one] Alle Prüfungen in Ihrem Coaching bestanden.
   *[other] Alle Prüfungen in allen { $count } Coachings bestanden.
}
health_where = Befunde nach Coaching
health_all_rules = Alle { $count } Regeln
health_forbids = { $count ->
    [one] blockiert die Erstellung
   *[other] blockieren die Erstellung
}
health_errors = { $count ->
    [one] Fehler
   *[other] Fehler
}
health_warnings = { $count ->
    [one] Warnung
   *[other] Warnungen
}

prepare = Vorbereitung
prepare_last = Die letzte Sitzung
prepare_others = Offene Maßnahmen der anderen
prepare_contacts = Kontakte seitdem
prepare_notes = Ihre Notizen seitdem
next_review_after = Die nächste Auswertung findet nach Sitzung { $number } statt.

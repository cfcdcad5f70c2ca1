# Pages of records.

# Shared by several of them
decision_proceed = Zusage
decision_decline = Absage
decision_undecided = Noch offen
present = Anwesend
findings = Erkenntnisse
debriefed = Besprochen am
reflected_in = Berücksichtigt in
point_named = Punkt { $number }, { $title }
after_session = nach Sitzung { $number }
milestones = Meilensteine
milestone_met = Erreicht am
milestone_by = Bis
milestone_was_due = fällig bis
milestone_without_words = Noch zu formulieren
milestone_overdue = Überfällig
objective_overdue = Frist überschritten, noch nicht bewertet
past_its_date = Frist überschritten; abschließende Bewertung steht aus
verdict_overdue = { $verdict }, Frist überschritten
levels = Stufen der Zielerreichung
changes = Änderungen der Zielvereinbarung
change_reword = Geändert
change_re_date = Neues Datum
change_add = Hinzugefügt
change_withdraw = Zurückgezogen
not_agreed_client = Gilt erst mit Zustimmung der Klientin/des Klienten
not_agreed_sponsor = Gilt erst mit Zustimmung des Auftraggebers
not_agreed_by_both = Gilt erst mit Zustimmung der Klientin/des Klienten und des Auftraggebers
amendment_agreed = { $who }: Zustimmung am { $date }
amendment_state_amended = Geändert
amendment_state_added = Später hinzugefügt
amendment_state_withdrawn = Zurückgezogen
reason = Grund:
source_file = Quelldatei: { $path }
not_committed = Noch kein Commit
last_changed = Zuletzt geändert am { $date }
changed_since_commit = Geändert seit dem letzten Commit vom { $date }
commits_earlier = { $count ->
    [one] { $count } früherer Commit
   *[other] { $count } frühere Commits
}
approved_by_on = Freigegeben durch { $who } am { $date }.
approved_for_on = Freigegeben für { $who } am { $date }.
declined_for_on = Freigabe für { $who } abgelehnt am { $date }.
withdrawn_for_on = Freigabe für { $who } zurückgezogen am { $date }.
decided_because = Grund: { $because }
approval_changed = { $count ->
    [one] Seither geändert; der Auftraggeber hat weiterhin die Fassung vom { $date }.
   *[other] Seither geändert; die Auftraggeber haben weiterhin die Fassung vom { $date }.
}
actions_from_here = Vereinbarte Maßnahmen
review_actions = Nachverfolgung der Maßnahmen
objective = Ziel
quoted = „{ $text }“

# Fields of the agenda
field_title = Titel
field_success = Woran der Erfolg zu erkennen ist
field_business_benefit = Nutzen für die Organisation
field_support = Unterstützung durch den Auftraggeber
field_specific = Spezifisch
field_measurable = Messbar
field_scale = Skala
field_baseline = Ausgangswert
field_target = Zielwert
results_objective = Ziel
results_result = Ergebnis
results_verdict = Bewertung
results_achieved = { $all ->
    [one] { $count } von { $all } Ziel erreicht
   *[other] { $count } von { $all } Zielen erreicht
}
target_amended = { $target } (zuerst vereinbart: { $first })
field_achievable = Erreichbar
field_relevant = Bedeutsam
field_due = Fällig
field_weight = Gewichtung

# Agenda
agenda_empty = Die Zielvereinbarung ist noch nicht getroffen.
agenda_empty_text = Die Punkte mit ihren Zielen, und woran der Erfolg zu erkennen ist, erscheinen hier, sobald die Interviews geführt sind und die Zielvereinbarung verfasst ist.
agenda_empty_sponsor = Mit Ihnen wurde noch keine Zielvereinbarung geteilt.
agenda_empty_sponsor_text = Sie erscheint hier, sobald sie verfasst und für Sie freigegeben ist.
agenda_of = Vom { $date }
agenda_agreed = { $who } hat am { $date } zugestimmt
agenda_amended = { $count ->
    [one] seither einmal geändert
    [2] seither zweimal geändert
   *[other] seither { $count }-mal geändert
}
the_sponsor = der Auftraggeber
agenda_all_values = Vollständiger Verlauf
agenda_earlier = Frühere Zielvereinbarung
agenda_earlier_of = Zielvereinbarung vom { $date }
agenda_earlier_ones = Frühere Zielvereinbarungen
point_number = Punkt { $number } von { $of }
point_sources = Herkunft
point_theme = Thema: { $theme }
personal = Persönlich: Kein Auftraggeber sieht diesen Punkt
objective_number = Ziel { $number }
objective_without_words = Noch zu formulieren

# Data tables and charts
figures_of = Datentabelle: { $what }
figure_where = Gemessen in
figure_when = Wann
figure_value = Wert
figure_now = Jetzt
figure_evidence = Belege
chart_baseline = Ausgangswert { $value }
chart_target = Zielwert { $value }
chart_value = { $what }: { $value }
chart_value_on = { $what }: { $value }, { $date }
chart_scale = Skala von { $low } bis { $high }.
chart_caption = Die gepunktete Linie führt zum Zielwert.

# Sessions
sessions_empty = Noch hat keine Sitzung stattgefunden.
sessions_empty_text = Sitzungen werden hier aufgeführt, sobald sie stattgefunden haben.
sessions_held = { $held ->
    [one] { $held } von { $contracted } Sitzungen durchgeführt
   *[other] { $held } von { $contracted } Sitzungen durchgeführt
}
time_in_all = { $time } insgesamt
time_not_counted = davon { $time } nicht als Coaching gezählt
sessions_cancelled = { $count } abgesagt
actions_agreed = { $count ->
    [one] { $count } Maßnahme vereinbart
   *[other] { $count } Maßnahmen vereinbart
}
a_meeting = Termin
meeting_past = Der geplante Tag ist vorbei; noch keine Notizen.
meeting_unreadable = { $path } ist nicht lesbar und wird nicht berücksichtigt.
session_points = Punkte der Zielvereinbarung
session_moved = Verschoben
session_paid = Vergütete Sitzung
session_cancelled_note = Diese Sitzung wurde zu spät abgesagt und fand nicht statt.
session_cancelled_counts = Diese Sitzung wurde zu spät abgesagt und fand nicht statt. Sie wird auf die vereinbarten Sitzungen angerechnet.
session_cancelled_by = Abgesagt durch
session_time = Uhrzeit
session_time_range = { $start } bis { $end } Uhr
session_parts = In Teilen durchgeführt
in_parts = in { $count } Teilen
session_joined_by = Außerdem anwesend
session_participants = Anzahl der Klientinnen und Klienten
session_debrief = Besprechung von Ergebnissen
session_debrief_counted = { $minutes }, als Coaching gezählt
session_debrief_not_counted = { $minutes }, nicht als Coaching gezählt
moved_from = vom { $date }
moved_from_by = vom { $date } durch { $by }
session_reviewed = Nachverfolgung der Maßnahmen
session_reviewed_of = Zuvor vereinbarte Maßnahmen und ihre Ergebnisse
session_discussed = Besprochen
session_notes = Notizen
session_progress = Fortschritt bei den Zielen
session_agreed = Vereinbart
session_next = Nächste Sitzung am
session_no_actions = Es wurde keine neue Maßnahme vereinbart.
session_others = Andere Sitzungen

# Actions
actions_lede = { $open } offen{ $overdue ->
    [0] { "" }
   *[other] , davon { $overdue } überfällig
}; { $closed } abgeschlossen
actions_overdue = Überfällig
actions_open = Offen
actions_closed = Abgeschlossen
actions_nobody = Keine verantwortliche Person
action_by = bis
action_due = fällig am
action_now_due = jetzt fällig am
action_for = zum Punkt
overdue_by = { $days ->
    [one] Seit { $days } Tag überfällig
   *[other] Seit { $days } Tagen überfällig
}
action_state_overdue = Überfällig
action_state_done = Erledigt
action_state_partly = Teilweise erledigt
action_state_not_done = Nicht erledigt
action_state_dropped = Verworfen
action_state_agreed = Vereinbart
outcome_done = Erledigt
outcome_partly = Teilweise erledigt
outcome_ongoing = Noch offen
outcome_not_done = Nicht erledigt
outcome_dropped = Verworfen
history = Verlauf
history_set = Vereinbart:
history_due = fällig am
history_step = { $outcome }:
history_learning = { " – " }{ $text }
history_missed = Nicht überprüft:

# Progress
progress_lede = Jedes Ziel vom Ausgangswert zum Zielwert
progress_not_measured = Noch ist kein Wert erfasst.
benefit_so_far = Nutzen für die Organisation

# Contracting meetings
chemistry_coach_comfortable = Coach fühlt sich wohl
chemistry_client_comfortable = Klient/in fühlt sich wohl
chemistry_confidentiality = Vertraulichkeit verstanden
chemistry_decision = Entscheidung
sponsor_purpose = Anliegen
sponsor_aligned = Von allen drei Parteien vereinbart am
sponsor_shared_client = An die Klientin/den Klienten weitergegeben am
sponsor_shared_sponsors = Weitergegeben an
expectations = Erwartungen

# Diagnosis
diagnosis_empty = Die Diagnose hat noch nicht begonnen.
diagnosis_empty_text = Interviews, Daten der Organisation und Stakeholder-Feedback werden hier aufgeführt, sobald sie vorliegen.
diagnosis_interviews = Interviews
diagnosis_evidence = Daten der Organisation
diagnosis_instruments = Verfahren
diagnosis_themes = Stakeholder-Themen
diagnosis_stakeholders = Stakeholder-Interviews
evidence_sort = Art
evidence_of_appraisal = Leistungsbeurteilung
evidence_of_360 = 360°-Feedback
evidence_of_assessment = Potenzialeinschätzung
evidence_of_other = Sonstiges
evidence_source = Quelle
evidence_received = Erhalten am
instrument = Verfahren
scores = Werte
score_scale = Skala
score_low = Unteres Ende
score_high = Oberes Ende
stakeholder_name = Name
stakeholder_relationship = Beziehung
stakeholder_attributed = Weiß, dass Antworten zugeordnet werden können
relationship_manager = Führungskraft
relationship_peer = Kollege/Kollegin
relationship_report = Mitarbeiter/in
relationship_customer = Kunde/Kundin
relationship_other = Sonstige
relationships_manager = Führungskräfte
relationships_peer = Kolleginnen und Kollegen
relationships_report = Mitarbeitende
relationships_customer = Kundinnen und Kunden
relationships_other = Sonstige
themes_strength = Stärken
themes_development = Entwicklungsfelder
themes_advice = Empfehlungen
themes_other = Weitere Themen
themes_spoke = Befragte
themes_group = Gruppe
themes_count = Personen
themes_others = Alle anderen
themes_everyone = Alle Befragten

# Pulse rounds
pulse_rounds = Pulsbefragungen
pulse_lede = Dieselben Fragen an dieselben Personen, mehrmals. Gruppen mit weniger als drei Personen sind zusammengefasst.
pulse_group = { $who } ({ $count })
pulse_everybody = Alle
pulse_too_few = Es haben zu wenige Personen geantwortet. Ergebnisse würden Rückschlüsse auf einzelne Personen zulassen.
pulse_answers = Antworten
pulse_results = Ergebnisse
pulse_who = Name
pulse_scores = Werte
pulse_question = Frage
pulse_stage_before = vor den Sitzungen
pulse_stage_during = während der Sitzungen
pulse_stage_after = nach den Sitzungen

# Contact between sessions
contacts_empty = Noch sind keine Kontakte erfasst.
contacts_empty_text = Anrufe und Nachrichten zwischen den Sitzungen werden hier mit Datum und Thema aufgeführt.
contacts_lede = { $count ->
    [one] { $count } Kontakt
   *[other] { $count } Kontakte
}, { $time } insgesamt
contacts_count = { $count ->
    [one] { $count } Kontakt
   *[other] { $count } Kontakte
}
contact_reach = Zwischen den Sitzungen ist { $coach } so erreichbar: { $by }.
contact_reach_unlimited = Zwischen den Sitzungen ist { $coach } ohne Begrenzung erreichbar: { $by }.
contact_from = Kontakt durch { $who }
contact_organisation = die Organisation
contact_organisation_name = { $name } (Organisation)
channel_heads_email = E-Mail
channel_heads_phone = Telefon
channel_heads_message = Nachricht
channel_heads_video = Video
channel_heads_other = Sonstiges

# Reviews
review_objectives = Die Ziele
review_evidence = Belege
review_coach = Feedback zum Coaching
review_criterion = Kriterium
review_by = Bewertet von
review_score = Punktzahl
review_comment = Kommentar
review_score_from = 1 = gar nicht, 5 = voll und ganz
review_next = Nächste Schritte
verdict = Bewertung
verdict_on_track = Auf Kurs
verdict_at_risk = Gefährdet
verdict_behind = Im Rückstand
verdict_achieved = Erreicht
verdict_partly = Teilweise erreicht
verdict_not_achieved = Nicht erreicht
verdict_withdrawn = Zurückgezogen
verdict_at = { $verdict }, bei { $at }
verdict_at_of = { $verdict } ({ $at }, Zielwert { $target })
value_at_of = Bei { $at }, Zielwert { $target }
level_attained = Stufe { $level }: { $words }
review_attained = Zielerreichung
attainment = Zielerreichung (T-Wert): { $score }, berechnet aus { $count ->
    [one] einem Ziel
   *[other] { $count } Zielen
}. 50 bedeutet: Die Ziele wurden im Durchschnitt wie erwartet erreicht.
verdict_and_state = { $verdict }: { $state }
value_at = Bei { $at }
tally = { $count } { $verdict }
tally_on_track = auf Kurs
tally_at_risk = gefährdet
tally_behind = im Rückstand
tally_achieved = erreicht
tally_partly = teilweise erreicht
tally_not_achieved = nicht erreicht
tally_withdrawn = zurückgezogen

# Notes
notes_lede = Nur Sie sehen diese Seite. Kein anderes Portal enthält sie.
draft = Entwurf
draft_note = Nur Sie sehen diese Seite. Ein Entwurf steht nur in der Liste der Entwürfe und fließt in keine Zählung, keine Grafik und keinen Bericht ein. Fehlende Felder werden nicht gemeldet. Wenn das Dokument vollständig ist, entfernen Sie das Feld „draft“.
drafts = Entwürfe
drafts_lede = Als Entwurf markierte Dokumente. Niemand sonst sieht sie, und fehlende Felder werden erst gemeldet, wenn die Markierung entfernt ist.

# Names of fields, where a change is shown
changed_field_title = Titel
changed_field_date = Datum
changed_field_text = Text
changed_field_files = Dateien
changed_field_points = Punkte
changed_field_objectives = Ziele
changed_field_milestones = Meilensteine
changed_field_specific = spezifisch
changed_field_measurable = messbar
changed_field_how = Messung
changed_field_scale = Skala
changed_field_baseline = Ausgangswert
changed_field_target = Zielwert
changed_field_achievable = erreichbar
changed_field_relevant = bedeutsam
changed_field_due = fällig
changed_field_success = Erfolg
changed_field_business_benefit = Nutzen für die Organisation
changed_field_support = Unterstützung durch den Auftraggeber
changed_field_draws_on = Herkunft
changed_field_finding = Erkenntnis
changed_field_theme = Thema
changed_field_themes = Themen
changed_field_questions = Fragen
changed_field_mean = Mittelwert
changed_field_group_means = Mittelwerte nach Gruppe
changed_field_groups = Befragte
changed_field_count = Anzahl
changed_field_kind = Art
changed_field_debriefed = besprochen
changed_field_amendments = Änderungen
changed_field_changes = Änderungen der Zielvereinbarung
changed_field_because = Grund
changed_field_objective = Ziel
changed_field_point = Punkt
changed_field_words = Wortlaut
changed_field_what = Beschreibung
changed_field_met = erreicht
changed_field_present = anwesend
changed_field_after_session = nach Sitzung
changed_field_at = Wert
changed_field_verdict = Bewertung
changed_field_evidence = Belege
changed_field_benefit = Nutzen
changed_field_views = Sichtweisen
changed_field_comment = Kommentar
changed_field_coach_effectiveness = Feedback zum Coaching
changed_field_score = Punktzahl
changed_field_next_steps = nächste Schritte
changed_field_actions = Maßnahmen
changed_field_owner = verantwortlich
changed_field_by = von
changed_field_now = neuer Wert
changed_field_record = Dokument
changed_field_of = Gegenstand
changed_field_change = Änderung
changed_field_number = Sitzung
changed_field_part = Teil
changed_field_review = Auswertung
changed_field_minutes = Dauer
changed_field_milestone = Meilenstein
changed_field_criterion = Kriterium
changed_field_name = Name
changed_field_needs = nötige Zustimmung
changed_field_reviewed = Nachverfolgung der Maßnahmen
changed_field_action = Maßnahme
changed_field_outcome = Ergebnis
changed_field_learning = Gelerntes
changed_field_attained = Zielerreichung
changed_field_level = Stufe
changed_field_levels = Stufen der Zielerreichung
changed_field_weight = Gewichtung

# What every page has, and the pages of the overview, the agreement and the practice.
# Terms: Klient/in (client), Auftraggeber (sponsor), Coachingvereinbarung (agreement), Auftragsklärung (contracting),
# Kennenlerngespräch (chemistry meeting), Auftraggebergespräch (sponsor meeting), Zielagenda, in short Agenda (agenda),
# Ziel (objective), Sitzung (session), Termin (meeting), Maßnahme (action), Zwischen- and Abschlussbilanz (reviews),
# Freigabe (approval). Names stand in the nominative or after a preposition, never in the genitive.

# Dates, numbers, lists
date = { $day }. { $month } { $year }
weekday_date = { $weekday }, { $day }. { $month } { $year }
month_day = { $day }. { $month }
month_1 = Januar
month_2 = Februar
month_3 = März
month_4 = April
month_5 = Mai
month_6 = Juni
month_7 = Juli
month_8 = August
month_9 = September
month_10 = Oktober
month_11 = November
month_12 = Dezember
weekday_1 = Montag
weekday_2 = Dienstag
weekday_3 = Mittwoch
weekday_4 = Donnerstag
weekday_5 = Freitag
weekday_6 = Samstag
weekday_7 = Sonntag
decimal_mark = ,
thousands_mark = .
list_mark = { ", " }
list_last = { $first } und { $last }
label_mark = :
range = { $low } bis { $high }
minutes = { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}
hours_and_minutes = { $hours } Std. { $minutes } Min.
whole_hours = { $hours } Std.
under_an_hour = { $minutes } Min.
yes = Ja
no = Nein
unknown_word = Nicht angegeben
quoted_in = „{ $text }“, { $record }

# Kinds, phases, names of records
kind_engagement = Coachingvereinbarung
kind_chemistry = Kennenlerngespräch
kind_sponsor_meeting = Auftraggebergespräch
kind_interview = Strukturiertes Interview
kind_evidence = Unterlage
kind_stakeholder_interview = Stakeholder-Interview
kind_stakeholder_themes = Stakeholder-Themen
kind_psychometric = Psychometrisches Verfahren
kind_agenda = Zielagenda
kind_session = Sitzung
kind_contacts = Kontakt zwischen den Terminen
kind_review = Bilanz
kind_note = Notiz
phase_contracting = Auftragsklärung
phase_diagnosis = Diagnose
phase_agenda_setting = Zielvereinbarung
phase_development = Fokussierte Entwicklung
phase_review = Bilanz
session_number = Sitzung { $number }
interview_part = Strukturiertes Interview, Teil { $part }
review_interim = Zwischenbilanz
review_final = Abschlussbilanz
evidence_appraisal = Leistungsbeurteilung
evidence_360 = 360°-Feedback
evidence_assessment = Potenzialeinschätzung

# Sections of the portal
section_overview = Überblick
section_awaiting = Wartet auf Freigabe
section_agreement = Vereinbarung
section_contracting = Auftragsklärung
section_diagnosis = Diagnose
section_agenda = Agenda
section_sessions = Sitzungen
section_actions = Maßnahmen
section_progress = Fortschritt
section_contact = Kontakt
section_reviews = Bilanzen
section_notes = Notizen

# Frame of every page
to_the_text = Zum Text
contents = Inhalt
phases_label = Die fünf Phasen und wo dieses Coaching steht
only_you = Nur für Sie sichtbar
only_you_and_coach = Nur für Sie und Ihren Coach sichtbar
only_you_and_client = Nur für Sie und Klient/in sichtbar
read_by = Sichtbar für { $names }
read_by_you = Sie
prose_table = Tabelle
prose_footnote = Fußnote
prose_back = Zurück zum Text
prose_done = Erledigt:
prose_quote_open = „
prose_quote_close = “
prose_to_do = Zu tun:
engagement = Coaching
the_client = Klient/in
copy_of = Exemplar für { $name }
copy_of_the_coach = Exemplar für den Coach
copy_note_coach = vertraulich, nur für den Coach
copy_note_client = nur für Sie und Ihren Coach
copy_note_sponsor = was { $client } und der Coach mit Ihnen teilen
stands_alone = Dieses Exemplar steht für sich: Es ruft nichts aus dem Netz ab.
section_awaiting_client = Wartet auf Ihre Freigabe
section_practice = Alle Coachings
section_health = Prüfung

# The phase strip
phase_here = Hier stehen wir
phase_here_sessions = Hier stehen wir: { $held } von { $contracted } Sitzungen gehalten
phase_completed = Abgeschlossen
phase_ended_early = Hier vorzeitig beendet
phase_declined = Nicht zustande gekommen
phase_paused = Hier unterbrochen
phase_passed = Durchlaufen
phase_passed_missing = Durchlaufen, { $count ->
    [one] eines fehlt noch
   *[other] { $count } Dinge fehlen noch
}
phase_begun = Begonnen
phase_ahead = Steht bevor
phase_before = Nicht begonnen
phase_numbered = { $number } { $name }

# Overview
as_of = Stand: { $date }
next_meeting = Nächster Termin
where_it_stands = Wo es steht
no_next_meeting = Für den nächsten Termin ist noch kein Datum vereinbart.
ended_on = Das Coaching endete am { $date }.
has_ended = Das Coaching ist beendet.
was_declined = Das Coaching kam nicht zustande.
open_actions = { $count ->
    [one] Eine offene Maßnahme
   *[other] { $count } offene Maßnahmen
}
of_these_overdue = { $count ->
    [one] davon eine überfällig
   *[other] davon { $count } überfällig
}
overview_awaiting = { $count ->
    [one] Ein Dokument wartet auf Freigabe
   *[other] { $count } Dokumente warten auf Freigabe
}
overview_awaiting_client = { $count ->
    [one] Ein Dokument wartet auf Ihre Freigabe
   *[other] { $count } Dokumente warten auf Ihre Freigabe
}
objectives_at_a_glance = Die Ziele auf einen Blick
overview_no_objectives = Die Ziele stehen hier, sobald die Zielagenda vereinbart ist.
overview_no_objectives_sponsor = Die Ziele stehen hier, sobald die Agenda für Sie freigegeben ist.
not_yet_assessed = Noch nicht bewertet
measured_by = Gemessen an: { $how }
value_now = jetzt { $value }
value_target = Zielwert { $value }
sentence_mark = { "; " }
still_missing = Was noch fehlt
missing_chemistry = Das Kennenlerngespräch
missing_comfortable = Dass Klient/in und Coach sich beide wohlfühlen
missing_boundaries_understood = Dass die Grenzen der Vertraulichkeit verstanden wurden
missing_confidentiality_agreed = Das Datum, an dem die Vertraulichkeit vereinbart wurde
missing_sponsor_meeting = Das Gespräch mit dem Auftraggeber
missing_sponsor_purpose = Das Anliegen des Auftraggebers
missing_sponsor_expectations = Die Erwartungen des Auftraggebers
missing_shared_with_client = Dass Klient/in erfahren hat, was der Auftraggeber sagte
missing_interview_part_one = Der erste Teil des strukturierten Interviews
missing_interview_part_two = Der zweite Teil des strukturierten Interviews
missing_three_sixty_or_stakeholders = Ein 360°-Feedback in den Unterlagen oder Interviews mit Stakeholdern
missing_debrief = Die Besprechung mit Klient/in: { $record }
missing_agenda = Die Zielagenda
missing_agenda_points = { $have ->
    [one] Die Agenda hat einen Punkt, vorgesehen sind { $wanted }
   *[other] Die Agenda hat { $have } Punkte, vorgesehen sind { $wanted }
}
missing_point_incomplete = Ein Teil des Punktes „{ $point }“
missing_client_agreement = Die Zustimmung von Klient/in zur Agenda
missing_sponsor_agreement = Die Zustimmung des Auftraggebers zur Agenda
missing_sessions = Sitzungen: { $held } von { $contracted } gehalten
missing_actions_reviewed = { $count ->
    [one] Eine Maßnahme wurde nie wieder aufgegriffen
   *[other] { $count } Maßnahmen wurden nie wieder aufgegriffen
}
missing_final_review = Die Abschlussbilanz
missing_sponsor_at_final_review = Der Auftraggeber bei der Abschlussbilanz
missing_objective_assessed = Eine Bewertung von „{ $objective }“
missing_coach_evaluated = Wie wirksam der Coach war
who_is_who = Wer ist wer
client = Klient/in
organisation = Organisation
coach = Coach
sponsor = Auftraggeber
programme = Programm
programme_sentence = { $sessions ->
    [one] Eine Sitzung
   *[other] { $sessions } Sitzungen im Abstand von { $every ->
        [one] einer Woche
       *[other] { $weeks } Wochen
    }
}, je { $minutes } Minuten
status = Stand
status_prospective = In Aussicht
status_active = Läuft
status_paused = Unterbrochen
status_completed = Abgeschlossen
status_ended_early = Vorzeitig beendet
status_declined = Nicht zustande gekommen
started = Beginn
ended = Ende
sponsor_relationship_line_manager = direkte Führungskraft
sponsor_relationship_boss = vorgesetzte Person
sponsor_relationship_hr = Personalbereich
sponsor_relationship_other = Auftraggeber

# Agreement
agreement_title = Coachingvereinbarung
confidentiality_agreed_on = Vertraulichkeit vereinbart am { $date }
the_parties = Die Beteiligten
the_terms = Die Bedingungen
client_role = Funktion von Klient/in
client_email = E-Mail von Klient/in
coach_internal = Stellung des Coaches
coach_is_internal = Innerhalb der Organisation
coach_is_external = Außerhalb der Organisation
coach_credentials = Qualifikation des Coaches
coach_email = E-Mail des Coaches
practice = Praxis
from_date = ab { $date }
until_date = bis { $date }
ended_because = Warum es endete
renews = Schließt an
meetings = Sitzungen
usually_held = In der Regel
mode_in_person = vor Ort
mode_video = per Video
mode_phone = am Telefon
between_meetings = Zwischen den Terminen
without_limit = ohne Begrenzung
channel_email = E-Mail
channel_phone = Telefon
channel_message = Nachricht
channel_video = Video
channel_other = sonstiger Weg
reviews_with_sponsor = Bilanzen mit dem Auftraggeber
reviews_after = Nach { $sessions }
points_on_agenda = Punkte auf der Agenda
amendments_agreed_by = Zustimmung zu Änderungen nötig
planned = Geplant
pause = Pause
from_to = { $from } bis { $to }
fees = Honorar
payer_organisation = zahlt die Organisation
payer_client = zahlt Klient/in
log_consent = Der Name darf im Stundennachweis des Coaches stehen
signed_paper = Unterzeichneter Vertrag
kept_for = Aufbewahrung der Unterlagen
years_after_the_end = { $years ->
    [one] ein Jahr nach dem Ende
   *[other] { $years } Jahre nach dem Ende
}
dispose_on = Zu vernichten am
language = Sprache
language_en = Englisch
language_de = Deutsch
language_fr = Französisch
who_sees_what = Wer sieht was
who_sees_what_text = Diese Tabelle sagt genau, was jede Seite sieht. Nach ihr sind diese Seiten gemacht.
who_sees_what_narrower = Ein Teil eines Dokuments kann enger gehalten sein, als seine Zeile sagt, nie weiter.
record = Dokument
you = Sie
the_client_heads = Klient/in
the_coach_heads = Coach
the_sponsor_heads = Auftraggeber
sees_all = Alles
sees_nothing = Nichts
sees_fact = Dass es stattfand und wann
sees_fact_and_decision = Dass es stattfand und was entschieden wurde
sees_number_and_date = Nummer und Datum
sees_approved = Was Klient/in freigibt
sees_approved_to_client = Was Sie freigeben
sees_approved_agenda = Was Klient/in freigibt; nie einen persönlichen Punkt
sees_approved_agenda_to_client = Was Sie freigeben; nie einen persönlichen Punkt
sees_if_present = Alles, sofern ein Auftraggeber dabei war oder genannt ist
sees_once_debriefed = Alles, sobald mit Klient/in besprochen
sees_once_debriefed_to_client = Alles, sobald mit Ihnen besprochen
sees_once_shared = Alles, sobald der Coach es weitergegeben hat
sees_evidence = Alles; 360°-Feedback, sobald mit Klient/in besprochen
sees_evidence_to_client = Alles; 360°-Feedback, sobald mit Ihnen besprochen
sees_all_but_sponsors = Alles außer dem, was ein Auftraggeber sagte
sees_all_but_notes = Alles außer dem, was als Eigenes des Coaches markiert ist
where_confidentiality_ends = Wo die Vertraulichkeit endet
signed = Unterschriften
not_signed_yet = Die Unterschriften stehen hier, sobald die Vereinbarung unterzeichnet ist.
record_file = Dieses Dokument ist die Datei

# Contracting
contracting_empty = Noch ist nichts festgehalten.
contracting_empty_text = Das Kennenlerngespräch und das Gespräch mit dem Auftraggeber stehen hier, sobald sie stattgefunden haben.

# Waiting for approval
awaiting_none = Zurzeit wartet nichts auf Freigabe. Die genauen Kopien für den Auftraggeber erscheinen hier, bevor sie geteilt werden.
awaiting_lede_client = Ihr Auftraggeber erhält nichts von dem, was folgt, bevor Sie es freigegeben haben. Unten steht die genaue Kopie, Wort für Wort.
awaiting_lede_coach = Der Auftraggeber erhält vor der Freigabe nichts von dem, was folgt. Unten steht die genaue Kopie, Wort für Wort.
awaiting_how_client = Lesen Sie die Kopie so, wie Ihr Auftraggeber sie lesen würde. Soll etwas nicht darin stehen, sagen Sie es Ihrem Coach, der es dann zuerst ändert. Wenn alles richtig ist, sagen Sie auch das; erst dann kommt sie in das Portal des Auftraggebers. Sie können die Freigabe auch ablehnen.
awaiting_how_coach = Das Portal für den Klienten oder die Klientin hat dieselbe Seite. Halten Sie die Entscheidung mit coachgen approve fest, eine Ablehnung mit --decline.
awaiting_mark_client = Wartet auf Ihre Freigabe.
awaiting_mark = Wartet auf Freigabe durch { $client }.
awaiting_since = { $count ->
    [one] { $sponsors } hat weiterhin die Fassung, die am { $date } freigegeben wurde. Seither wurde geändert:
   *[other] { $sponsors } haben weiterhin die Fassung, die am { $date } freigegeben wurde. Seither wurde geändert:
}
awaiting_gone = Entfernt:
awaiting_new = Hinzugefügt:
awaiting_after = Nichts, was in dieser Kopie fehlt, bekommt der Auftraggeber an anderer Stelle zu sehen.
awaiting_own = Das Dokument, wie Sie es haben

# The practice and its health
needs_attention = Braucht Aufmerksamkeit
nothing_needs_attention = Zurzeit nichts.
where_each_stands = Stand der Coachings
no_engagements = Noch gibt es kein Coaching.
no_engagements_text = Jedes Coaching hat hier seine Zeile, sobald in seinem Ordner eine engagement.md liegt.
phase = Phase
overdue = Überfällig
coming_up = Was ansteht
nothing_coming_up = Kein Termin ist geplant.
held_of = { $held } von { $contracted }
no_date = Kein Datum
none = Keiner
not_built = Nicht erstellt
attention_stopped = Ein Fehler verhindert, dass diese Portale erstellt werden
attention_late = { $count ->
    [one] Ein Meilenstein oder Ziel ist überfällig
   *[other] { $count } Meilensteine oder Ziele sind überfällig
}
attention_errors = { $count ->
    [one] Ein Fehler in den Dokumenten
   *[other] { $count } Fehler in den Dokumenten
}
attention_awaiting = { $count ->
    [one] Ein Dokument wartet auf Freigabe
   *[other] { $count } Dokumente warten auf Freigabe
}
attention_overdue = { $count ->
    [one] Eine Maßnahme ist überfällig
   *[other] { $count } Maßnahmen sind überfällig
}
attention_no_date = Kein Datum für den nächsten Termin
health_none = Es wurde nichts gefunden.
health_byline = { $errors ->
    [0] Kein Fehler
    [one] Ein Fehler
   *[other] { $errors } Fehler
}, { $warnings ->
    [0] keine Warnung
    [one] eine Warnung
   *[other] { $warnings } Warnungen
}
health_of_practice = Die Praxis
level_error = Fehler
level_warning = Warnung
level_forbid = Hält die Erstellung an
health_accepted = Mit Begründung hingenommen
health_accepted_note = Was ein Dokument unter „allow“ zulässt. Ihre Begründungen bekommt sonst niemand zu sehen.
health_because = Begründung:
health_rules = Was geprüft wird
health_rules_note = Jede Regel mit ihren Befunden in dieser Praxis. Jede ist auf der Seite der Regeln mit Beispielen erklärt.
report_too_long = Dieser Text ist zu lang für ein Dokument zum Ablegen. Vollständig steht er auf der Seite dieses Berichts im Portal.
health_more = { $count ->
    [one] Ein weiterer Befund
   *[other] { $count } weitere Befunde
} dieser Regel in dieser Datei; coachgen check --format concise nennt sie alle.
health_found = { $count ->
    [one] ein Befund
   *[other] { $count } Befunde
}
section_rules = Die Regeln
rules_byline = Worauf die Prüfung achtet, warum es wichtig ist und wie sich beheben lässt, was sie findet. Die Beispiele gehören zu einem erfundenen Coaching; ein Pfeil markiert die Zeile, in der der Befund steht.
place_line = { $path }, Zeile { $line }, Spalte { $column }
excerpt_of = Auszug aus { $file } bei Zeile { $line }

# The three parties, as front matter names them
who_client = Klient/in
who_coach = Coach
who_sponsor = Auftraggeber

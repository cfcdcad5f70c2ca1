# Parts of every page, then the overview, the agreement and the practice pages.
# Terms: Klient/in (client), Auftraggeber (sponsor), Coachingvereinbarung (agreement), Auftragsklärung (contracting),
# Kennenlerngespräch (chemistry meeting), Auftraggebergespräch (sponsor meeting), Zielvereinbarung (agenda; „Agenda“
# would be the agenda of a meeting), Ziel (objective), Sitzung (session), Termin (meeting), Maßnahme (action),
# Zwischenauswertung and Abschlussauswertung (reviews), Freigabe (approval).
# Within a sentence write „die Klientin/der Klient“, declined. Names are in the nominative or after a preposition, never in
# the genitive.

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

# Kinds, phases, names of records
kind_engagement = Coachingvereinbarung
kind_chemistry = Kennenlerngespräch
kind_sponsor_meeting = Auftraggebergespräch
kind_interview = Strukturiertes Interview
kind_evidence = Unterlage
kind_stakeholder_interview = Stakeholder-Interview
kind_stakeholder_themes = Stakeholder-Themen
kind_psychometric = Psychometrisches Verfahren
kind_agenda = Zielvereinbarung
kind_session = Sitzung
kind_contacts = Kontakt zwischen den Sitzungen
kind_review = Auswertung
kind_pulse = Pulsbefragung
kind_note = Notiz
phase_contracting = Auftragsklärung
phase_diagnosis = Diagnose
phase_agenda_setting = Zielklärung
phase_development = Fokussierte Entwicklung
phase_review = Auswertung
session_number = Sitzung { $number }
session_titled = { $session }: { $title }
session_number_cancelled = Sitzung { $number } (abgesagt)
interview_part = Strukturiertes Interview, Teil { $part }
review_interim = Zwischenauswertung
review_final = Abschlussauswertung
evidence_appraisal = Leistungsbeurteilung
evidence_360 = 360°-Feedback
evidence_assessment = Potenzialeinschätzung

# Sections of the portal
section_overview = Überblick
section_awaiting = Wartet auf Freigabe
section_agreement = Coachingvereinbarung
section_contracting = Auftragsklärung
section_diagnosis = Diagnose
section_agenda = Zielvereinbarung
section_sessions = Sitzungen
section_actions = Maßnahmen
section_progress = Fortschritt
section_contact = Kontakt
section_reviews = Auswertungen
section_notes = Notizen
nav_now = Aktuell
nav_foundations = Grundlagen
nav_work = Zusammenarbeit
nav_results = Ergebnisse
nav_practice = Praxis

# Parts of every page
skip_to_content = Zum Inhalt springen
contents = Inhalt
phases_label = Die fünf Phasen und der aktuelle Stand
only_you = Nur für Sie sichtbar
only_you_and_coach = Nur für Sie und Ihren Coach sichtbar
only_you_and_client = Nur für Sie und die Klientin/den Klienten sichtbar
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
the_client_subject = die Klientin/der Klient
the_client_object = die Klientin/den Klienten
copy_of = Exemplar für { $name }
copy_of_the_coach = Exemplar für den Coach
copy_note_coach = vertraulich, nur für den Coach
copy_note_client = nur für Sie und Ihren Coach
copy_note_sponsor = was { $client } und der Coach mit Ihnen teilen
works_offline = Funktioniert offline.
section_awaiting_client = Wartet auf Ihre Freigabe
section_practice = Alle Coachings
section_health = Prüfung

# The phase strip
phase_here = Aktuelle Phase
phase_line = Phase { $number } von { $all }: { $phase }
phase_sessions = { $held } von { $contracted } Sitzungen durchgeführt
phase_here_sessions = Aktuelle Phase: { $held } von { $contracted } Sitzungen durchgeführt
phase_completed = Abgeschlossen
phase_ended_early = Vorzeitig beendet
phase_declined = Nicht zustande gekommen
phase_paused = Unterbrochen
phase_passed = Durchlaufen
phase_passed_missing = Durchlaufen, { $count ->
    [one] ein Element fehlt noch
   *[other] { $count } Elemente fehlen noch
}
phase_begun = Begonnen
phase_ahead = Steht bevor
phase_before = Noch nicht begonnen
phase_numbered = { $number } { $name }

# The first days
welcome = So geht es weiter
welcome_agreement = Die Vereinbarung regelt, wer was sieht.
welcome_client_contracting = Sie vereinbaren mit Ihrem Coach, wie Sie zusammenarbeiten und was vertraulich bleibt.
welcome_client_diagnosis = Zwei Interviews und Rückmeldungen anderer zeigen, wo Sie stehen.
welcome_client_agenda_setting = Sie legen mit Ihrem Coach fest, woran Sie arbeiten, und vereinbaren messbare Ziele. Ihr Auftraggeber erhält die Zielvereinbarung erst, wenn Sie sie freigegeben haben.
welcome_alone_agenda_setting = Sie legen mit Ihrem Coach fest, woran Sie arbeiten, und vereinbaren messbare Ziele.
welcome_client_development = Sie treffen sich zu Sitzungen und setzen dazwischen Maßnahmen um. Ihre Fortschritte sehen Sie hier.
welcome_client_review = Sie bewerten mit Ihrem Coach jedes Ziel und vereinbaren, wie Sie die Veränderung nachhaltig sichern.
welcome_sponsor_contracting = Sie nennen die Erwartungen der Organisation an das Coaching.
welcome_sponsor_diagnosis = Der Coach führt Interviews und holt Rückmeldungen ein. Der Inhalt bleibt vertraulich, soweit die Vereinbarung nichts anderes vorsieht.
welcome_sponsor_agenda_setting = Die Ziele werden vereinbart. Sie erhalten nach der Freigabe, was die Vereinbarung für Sie vorsieht.
welcome_sponsor_development = Das Coaching findet in Sitzungen statt. Was dort gesagt wird, ist vertraulich.
welcome_sponsor_review = Jedes Ziel wird bewertet. Sie erhalten nach der Freigabe, was die Vereinbarung für Sie vorsieht.

# Overview
as_of = Stand: { $date }
next_meeting = Nächster Termin
current_status = Aktueller Stand
no_next_meeting = Für den nächsten Termin ist noch kein Datum vereinbart.
next_meeting_in_draft = Im Entwurf geplant: { $record }, { $date }.
ended_on = Das Coaching endete am { $date }.
has_ended = Das Coaching ist beendet.
was_declined = Das Coaching kam nicht zustande.
open_actions = { $count ->
    [one] Eine offene Maßnahme
   *[other] { $count } offene Maßnahmen
}
of_these_yours = { $count ->
    [one] (eine davon bei Ihnen)
   *[other] ({ $count } davon bei Ihnen)
}
of_these_overdue = { $count ->
    [one] davon eine überfällig
   *[other] davon { $count } überfällig
}
overview_awaiting = { $count ->
    [one] Ein Dokument wartet auf Freigabe durch die Klientin/den Klienten
   *[other] { $count } Dokumente warten auf Freigabe durch die Klientin/den Klienten
}
overview_awaiting_client = { $count ->
    [one] Ein Dokument wartet auf Ihre Freigabe
   *[other] { $count } Dokumente warten auf Ihre Freigabe
}
objectives_at_a_glance = Die Ziele auf einen Blick
overview_no_objectives = Die Ziele erscheinen hier, sobald die Zielvereinbarung getroffen ist.
overview_no_objectives_sponsor = Die Ziele erscheinen hier, sobald die Zielvereinbarung für Sie freigegeben ist.
not_yet_assessed = Noch nicht bewertet
measured_by = Gemessen an: { $how }
value_now = jetzt { $value }
value_target = Zielwert { $value }
sentence_mark = { "; " }
checklist = Checkliste
checklist_done = Erledigt:
checklist_missing = Fehlt:
checklist_accepted = { $step } (mit Begründung akzeptiert)
checklist_phase = { $phase }: { $done } von { $all } erledigt
checklist_renewed = { $phase }: abgedeckt durch das Coaching, das hiermit verlängert wird
checklist_new_record = Neues Dokument:
checklist_or_record = Oder ein neues Dokument:
checklist_draft = Entwurf, der zu vervollständigen ist:
checklist_unreadable = Dieses Dokument ist nicht lesbar und wird nicht berücksichtigt:
checklist_in_record = Im Dokument { $path }:
checklist_to_share = Zur Freigabe für den Auftraggeber:
missing_chemistry = Das Kennenlerngespräch
missing_comfortable = Bestätigung, dass sich Coach und Klient/in beide wohlfühlen
missing_boundaries_understood = Bestätigung, dass die Grenzen der Vertraulichkeit verstanden wurden
missing_confidentiality_agreed = Das Datum, an dem die Vertraulichkeit vereinbart wurde
missing_agreement_signed = Die Unterschrift der Klientin/des Klienten unter der Coachingvereinbarung
missing_sponsor_meeting = Das Auftraggebergespräch
missing_sponsor_purpose = Das Anliegen des Auftraggebers
missing_sponsor_expectations = Die Erwartungen des Auftraggebers
missing_shared_with_client = Bestätigung, dass die Klientin/der Klient die Aussagen des Auftraggebers kennt
missing_interview_part_one = Der erste Teil des strukturierten Interviews
missing_interview_part_two = Der zweite Teil des strukturierten Interviews
missing_three_sixty_or_stakeholders = Ein 360°-Feedback oder Stakeholder-Interviews
missing_themes = Die Stakeholder-Themen
missing_debrief = Die Besprechung mit der Klientin/dem Klienten: { $record }
missing_agenda = Die Zielvereinbarung
missing_agenda_points = { $have ->
    [one] Die Zielvereinbarung hat einen Punkt, vorgesehen waren { $wanted }
   *[other] Die Zielvereinbarung hat { $have } Punkte, vorgesehen waren { $wanted }
}
missing_point_incomplete = Fehlende Angaben zum Punkt „{ $point }“
missing_client_agreement = Die Zustimmung der Klientin/des Klienten zur Zielvereinbarung
missing_sponsor_agreement = Die Zustimmung des Auftraggebers zur Zielvereinbarung
missing_sessions = Sitzungen: { $held } von { $contracted } durchgeführt
missing_actions_reviewed = { $count ->
    [one] Eine Maßnahme wurde nie überprüft
   *[other] { $count } Maßnahmen wurden nie überprüft
}
missing_interim_review = Die Zwischenauswertung nach Sitzung { $session }
missing_final_review = Die Abschlussauswertung
missing_sponsor_at_final_review = Die Teilnahme des Auftraggebers an der Abschlussauswertung
missing_objective_assessed = Eine Bewertung des Ziels „{ $objective }“
missing_coach_evaluated = Feedback zum Coaching
# Schritte, denen mehreres fehlen kann; die anderen heißen wie das, was fehlt
step_debrief = Die Besprechung der Ergebnisse mit der Klientin/dem Klienten
step_agenda_points = Die Anzahl der Punkte der Zielvereinbarung
step_points_complete = Die Angaben zu allen Punkten der Zielvereinbarung
step_sessions = Die Sitzungen
step_actions_reviewed = Die Überprüfung früherer Maßnahmen
step_interim_review = Die Zwischenauswertungen
step_objective_assessed = Eine Bewertung jedes Ziels
who_is_who = Über dieses Coaching
client = Klient/in
organisation = Organisation
coach = Coach
sponsor = Auftraggeber
sponsors = Auftraggeber
programme = Programm
programme_sentence = { $sessions ->
    [one] Eine Sitzung von { $minutes } Minuten
   *[other] { $sessions } Sitzungen im Abstand von { $every ->
        [one] einer Woche
       *[other] { $weeks } Wochen
    }, je { $minutes } Minuten
}
status = Status
status_prospective = In Aussicht
status_active = Aktiv
status_paused = Unterbrochen
status_completed = Abgeschlossen
status_ended_early = Vorzeitig beendet
status_declined = Nicht zustande gekommen
started = Beginn
ended = Ende
sponsor_relationship_line_manager = direkte Führungskraft
sponsor_relationship_boss = höhere Führungskraft
sponsor_relationship_hr = Personalbereich
sponsor_relationship_other = Auftraggeber

# Agreement
agreement_title = Coachingvereinbarung
confidentiality_agreed_on = Vertraulichkeit vereinbart am { $date }
the_parties = Die Parteien
the_terms = Die Rahmenbedingungen
client_role = Funktion der Klientin/des Klienten
client_email = E-Mail der Klientin/des Klienten
coach_internal = Status des Coachs
coach_is_internal = Interner Coach
coach_is_external = Externer Coach
coach_credentials = Qualifikation des Coachs
coach_email = E-Mail des Coachs
practice = Praxis
from_date = ab { $date }
until_date = bis { $date }
ended_because = Grund der Beendigung
renews = Folgt auf
meetings = Sitzungen
usually_held = Übliches Format
mode_in_person = vor Ort
mode_video = per Video
mode_phone = telefonisch
between_meetings = Zwischen den Sitzungen
without_limit = ohne Begrenzung
channel_email = E-Mail
channel_phone = Telefon
channel_message = Nachricht
channel_video = Video
channel_other = andere Wege
reviews_with_sponsor = Auswertungen mit dem Auftraggeber
reviews_after = Nach { $sessions }
points_on_agenda = Punkte der Zielvereinbarung
amendments_agreed_by = Erforderliche Zustimmung zu Änderungen
planned = Geplant
pause = Pause
from_to = { $from } bis { $to }
fees = Honorar
payer_organisation = zahlt die Organisation
payer_client = zahlt die Klientin/der Klient
terms_ending = Absage und Beendigung
cancellation = Absage einer Sitzung
late_cancellation_counts = Eine zu spät abgesagte Sitzung wird auf die vereinbarten Sitzungen angerechnet
termination = Vorzeitige Beendigung
terms_ethics = Ethik und Beschwerden
code_of_ethics = Ethikkodex
not_therapy = Coaching und Therapie
not_therapy_stated = Coaching ist keine Therapie
not_therapy_unstated = In der Vereinbarung nicht festgehalten
conflicts = Interessenkonflikte
complaints = Beschwerden
terms_data = Aufzeichnung und Datenschutz
recording_consent = Einwilligung in die Aufzeichnung von Sitzungen
ai_consent = Einwilligung in die Verarbeitung von Sitzungsinhalten mit KI-Werkzeugen
storage = Ort und Art der Aufbewahrung
recorded = aufgezeichnet
not_recorded = nicht aufgezeichnet
ai_used = mit KI-Werkzeugen
ai_not_used = ohne KI-Werkzeuge
log_consent = Der Name darf im Stundennachweis des Coachs aufgeführt werden
contract_reference = Vertragsreferenz
kept_for = Aufbewahrung der Unterlagen
years_after_the_end = { $years ->
    [one] ein Jahr nach dem Ende
   *[other] { $years } Jahre nach dem Ende
}
dispose_on = Unterlagen zu löschen am
language = Sprache
language_en = Englisch
language_de = Deutsch
language_fr = Französisch
who_sees_what = Wer sieht was
who_sees_what_text = Diese Tabelle zeigt, was jede Partei höchstens sehen kann. Die Portale werden danach erstellt.
who_sees_what_narrower = Ein Teil eines Dokuments kann für weniger Personen sichtbar sein, nie für mehr.
record = Dokument
you = Sie
the_client_heads = Klient/in
the_coach_heads = Coach
the_sponsor_heads = Auftraggeber
sees_all = Alles
sees_nothing = Nichts
sees_fact = Dass es stattfand und wann
sees_fact_and_length = Dass es stattfand, wann und wie lange
sees_part_and_length = Welcher Teil stattfand, wann und wie lange
sees_fact_and_decision = Dass es stattfand, wann und wie lange, und was entschieden wurde
sees_number_and_date = Nummer und Datum, und ob sie abgesagt wurde
sees_approved = Was die Klientin/der Klient freigibt
sees_approved_to_client = Was Sie freigeben
sees_approved_agenda = Was die Klientin/der Klient freigibt; nie persönliche Punkte
sees_approved_agenda_to_client = Was Sie freigeben; nie persönliche Punkte
sees_if_present = Alles, für einen Auftraggeber, der dabei war oder genannt ist
sees_once_debriefed = Alles, sobald mit der Klientin/dem Klienten besprochen
sees_once_debriefed_to_client = Alles, sobald mit Ihnen besprochen
sees_pulse = Die Ergebnisse nach Gruppen, sobald mit der Klientin/dem Klienten besprochen
sees_pulse_to_client = Die Ergebnisse nach Gruppen, sobald mit Ihnen besprochen
sees_once_shared = Alles, sobald der Coach es weitergegeben hat
sees_evidence = Alles; 360°-Feedback, sobald mit der Klientin/dem Klienten besprochen
sees_evidence_to_client = Alles; 360°-Feedback, sobald mit Ihnen besprochen
sees_all_but_sponsors = Alles außer dem, was ein Auftraggeber oder die Organisation gesagt hat
sees_all_but_notes = Alles außer dem, was als nur für den Coach bestimmt markiert ist
confidentiality_limits = Grenzen der Vertraulichkeit
signed = Unterschriften
not_signed_yet = Die Unterschriften erscheinen hier, sobald die Coachingvereinbarung unterzeichnet ist.


# Waiting for approval
awaiting_lede_client = Ihr Auftraggeber erhält diese Fassung erst, wenn Sie sie freigeben. Unten steht die genaue Kopie, Wort für Wort.
awaiting_lede_coach = Der Auftraggeber erhält diese Fassung erst, wenn die Klientin/der Klient sie freigibt. Unten steht die genaue Kopie, Wort für Wort.
awaiting_how_client = Lesen Sie die Kopie so, wie Ihr Auftraggeber sie lesen würde. Wenn etwas nicht darin stehen soll, sagen Sie es Ihrem Coach, der es dann zuerst ändert. Wenn alles richtig ist, sagen Sie es ebenfalls Ihrem Coach; erst dann wird sie in das Portal des Auftraggebers aufgenommen. Sie können die Freigabe auch ablehnen.
awaiting_how_coach = Das Portal der Klientin/des Klienten hat dieselbe Seite. Halten Sie die Entscheidung mit coachgen approve fest, eine Ablehnung mit coachgen approve --decline.
awaiting_mark_client = Wartet auf Ihre Freigabe.
awaiting_mark = Wartet auf Freigabe durch { $client }.
awaiting_title = { $title }, für { $sponsors }
awaiting_since = { $count ->
    [one] { $sponsors } hat weiterhin die Fassung, die am { $date } freigegeben wurde. Seither wurde geändert:
   *[other] { $sponsors } haben weiterhin die Fassung, die am { $date } freigegeben wurde. Seither wurde geändert:
}
awaiting_reply = { $coach } dazu eine E-Mail schreiben
awaiting_removed = Entfernt:
awaiting_added = Hinzugefügt:
awaiting_after = Diese Kopie enthält nichts, was der Auftraggeber nicht sehen darf.
awaiting_own = Ihre Fassung des Dokuments

# The practice and its checks
needs_attention = Handlungsbedarf
nothing_needs_attention = Zurzeit besteht kein Handlungsbedarf.
all_clients = Alle Klientinnen und Klienten
no_engagements = Noch keine Coachings.
no_engagements_text = Ein Coaching erscheint hier, sobald sein Ordner eine Datei engagement.md enthält.
phase = Phase
overdue = Überfällig
coming_up = Anstehende Termine
nothing_coming_up = Es sind keine Termine geplant.
held_of = { $held } von { $contracted }
no_date = Kein Datum
none = Keiner
not_built = Nicht erstellt
attention_stopped = Ein Fehler blockiert die Erstellung
attention_late_milestones = { $count ->
    [one] Ein Meilenstein überfällig
   *[other] { $count } Meilensteine überfällig
}
attention_late_objectives = { $count ->
    [one] Ein Ziel überfällig
   *[other] { $count } Ziele überfällig
}
attention_errors = { $count ->
    [one] Ein Fehler
   *[other] { $count } Fehler
}
attention_disposal = Löschung der Unterlagen fällig
attention_awaiting = { $count ->
    [one] Eine Freigabe ausstehend
   *[other] { $count } Freigaben ausstehend
}
attention_overdue = { $count ->
    [one] Eine Maßnahme überfällig
   *[other] { $count } Maßnahmen überfällig
}
attention_no_date = Kein Datum für den nächsten Termin
health_none = Keine Probleme gefunden.
health_none_accepted = { $count ->
    [one] Keine Probleme gefunden, abgesehen von einem akzeptierten Befund.
   *[other] Keine Probleme gefunden, abgesehen von { $count } akzeptierten Befunden.
}
health_byline = { $errors ->
    [0] { $warnings ->
        [one] Eine Warnung
       *[other] { $warnings } Warnungen
    }
    [one] { $warnings ->
        [0] Ein Fehler
        [one] Ein Fehler, eine Warnung
       *[other] Ein Fehler, { $warnings } Warnungen
    }
   *[other] { $warnings ->
        [0] { $errors } Fehler
        [one] { $errors } Fehler, eine Warnung
       *[other] { $errors } Fehler, { $warnings } Warnungen
    }
}
health_of_practice = Die Praxis
level_error = Fehler
level_warning = Warnung
level_forbid = Blockiert die Erstellung
health_accepted = Akzeptierte Befunde
health_accepted_note = Befunde, die ein Dokument unter „allow“ akzeptiert, mit Ihren Begründungen. Niemand sonst sieht diese Begründungen.
health_because = Begründung:
health_rules = Was geprüft wird
health_rules_note = Jede Regel mit ihren Befunden in dieser Praxis. Die Seite der Regeln erklärt jede mit Beispielen.
report_too_long = Dieser Text ist zu lang für dieses Dokument. Der vollständige Text steht im Portal auf der Seite dieses Berichts.
health_more = { $count ->
    [one] Ein weiterer Befund
   *[other] { $count } weitere Befunde
} zu dieser Regel in dieser Datei. Alle zeigt coachgen check --format concise.
health_left_out = { $count ->
    [one] Damit die Seite kurz bleibt, ist ein Befund nicht aufgeführt. Alle zeigt
   *[other] Damit die Seite kurz bleibt, sind { $count } Befunde nicht aufgeführt. Alle zeigt
}
health_found = { $count ->
    [one] ein Befund
   *[other] { $count } Befunde
}
section_rules = Die Regeln
rules_0 = Form der Dokumente
rules_1 = Auftragsklärung
rules_2 = Diagnose
rules_3 = Zielklärung
rules_4 = Fokussierte Entwicklung
rules_5 = Auswertung
rules_6 = Vertraulichkeit
rules_7 = Aufbewahrung
rules_8 = Akzeptierte Befunde
rules_9 = Vorlagen, Logo und Schriften
rules_byline = Worauf die Prüfung achtet, warum es wichtig ist und wie sich Befunde beheben lassen. Die Beispiele stammen aus einem erfundenen Coaching; ein Pfeil markiert die Zeile des Befunds.
place_line = { $path }, Zeile { $line }, Spalte { $column }
excerpt_of = Auszug aus { $file } bei Zeile { $line }

# The three parties, as front matter names them
who_client = Klient/in
who_coach = Coach
who_sponsor = Auftraggeber

# Parts of every page, then the overview, the agreement and the practice pages.
# Terms: personne coachée (client), commanditaire (sponsor), convention de coaching (agreement), cadrage (contracting),
# entretien exploratoire (chemistry meeting), feuille de route (agenda; « agenda » would be a diary), objectif
# (objective), séance (session), rendez-vous (meeting), action (action), bilan (review), accord (agreement),
# approbation (approval).
# Names never follow « de » or « que », which would elide before a vowel. A narrow no-break space (U+202F) is required
# before : ; ? ! and inside « »; a test checks this.

# Dates, numbers, lists
date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
weekday_date = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
month_day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
month_1 = janvier
month_2 = février
month_3 = mars
month_4 = avril
month_5 = mai
month_6 = juin
month_7 = juillet
month_8 = août
month_9 = septembre
month_10 = octobre
month_11 = novembre
month_12 = décembre
weekday_1 = lundi
weekday_2 = mardi
weekday_3 = mercredi
weekday_4 = jeudi
weekday_5 = vendredi
weekday_6 = samedi
weekday_7 = dimanche
decimal_mark = ,
thousands_mark = { "\u202F" }
list_mark = { ", " }
list_last = { $first } et { $last }
label_mark = { "\u202F:" }
range = { $low } à { $high }
minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
hours_and_minutes = { $hours } h { $minutes } min
whole_hours = { $hours } h
under_an_hour = { $minutes } min
yes = Oui
no = Non
unknown_word = Non précisé

# Kinds, phases, names of records
kind_engagement = Convention de coaching
kind_chemistry = Entretien exploratoire
kind_sponsor_meeting = Entretien avec le commanditaire
kind_interview = Entretien structuré
kind_evidence = Pièce du dossier
kind_stakeholder_interview = Entretien avec une partie prenante
kind_stakeholder_themes = Thèmes des parties prenantes
kind_psychometric = Instrument psychométrique
kind_agenda = Feuille de route
kind_session = Séance
kind_contacts = Contacts entre les séances
kind_review = Bilan
kind_pulse = Sondage de suivi
kind_note = Note
phase_contracting = Cadrage
phase_diagnosis = Diagnostic
phase_agenda_setting = Définition des objectifs
phase_development = Développement ciblé
phase_review = Bilan
session_number = Séance { $number }
session_titled = { $session } : { $title }
session_number_cancelled = Séance { $number } (annulée)
interview_part = Entretien structuré, partie { $part }
review_interim = Bilan intermédiaire
review_final = Bilan final
evidence_appraisal = Entretien annuel d’évaluation
evidence_360 = Feedback 360°
evidence_assessment = Évaluation du potentiel

# Sections of the portal
section_overview = Vue d’ensemble
section_awaiting = En attente d’approbation
section_agreement = Convention
section_contracting = Cadrage
section_diagnosis = Diagnostic
section_agenda = Feuille de route
section_sessions = Séances
section_actions = Actions
section_progress = Progression
section_contact = Contacts
section_reviews = Bilans
section_notes = Notes
nav_now = En ce moment
nav_foundations = Fondements
nav_work = Travail
nav_results = Résultats
nav_practice = Cabinet

# Parts of every page
skip_to_content = Aller au contenu
contents = Sommaire
phases_label = Les cinq phases et l’avancement actuel
only_you = Visible par vous uniquement
only_you_and_coach = Visible par vous et votre coach uniquement
only_you_and_client = Visible par vous et la personne coachée uniquement
read_by = Visible par { $names }
read_by_you = vous
prose_table = Tableau
prose_footnote = Note de bas de page
prose_back = Retour au texte
prose_done = Fait :
prose_quote_open = { "«\u202F" }
prose_quote_close = { "\u202F»" }
prose_to_do = À faire :
engagement = Coaching
the_client = la personne coachée
the_client_subject = la personne coachée
the_client_object = la personne coachée
copy_of = Exemplaire destiné à { $name }
copy_of_the_coach = Exemplaire du coach
copy_note_coach = confidentiel, réservé au coach
copy_note_client = pour vous et votre coach uniquement
copy_note_sponsor = ce que partagent avec vous { $client } et le coach
works_offline = Fonctionne hors ligne.
section_awaiting_client = En attente de votre approbation
section_practice = Tous les coachings
section_health = Vérification

# The phase strip
phase_here = Phase actuelle
phase_line = Phase { $number } sur { $all } : { $phase }
phase_sessions = { $held ->
    [one] { $held } séance réalisée sur { $contracted }
   *[other] { $held } séances réalisées sur { $contracted }
}
phase_here_sessions = { $held ->
    [one] Phase actuelle : { $held } séance réalisée sur { $contracted }
   *[other] Phase actuelle : { $held } séances réalisées sur { $contracted }
}
phase_completed = Terminé
phase_ended_early = Arrêté avant terme
phase_declined = Sans suite
phase_paused = Suspendu
phase_passed = Franchie
phase_passed_missing = Franchie, { $count ->
    [one] il manque un élément
   *[other] il manque { $count } éléments
}
phase_begun = Commencée
phase_ahead = À venir
phase_before = Pas encore commencé
phase_numbered = { $number } { $name }

# The first days
welcome = Prochaines étapes
welcome_agreement = La convention précise qui voit quoi.
welcome_client_contracting = Vous convenez avec votre coach de votre manière de travailler et de ce qui reste confidentiel.
welcome_client_diagnosis = Deux entretiens et les retours d’autres personnes montrent où vous en êtes.
welcome_client_agenda_setting = Vous convenez avec votre coach des sujets à travailler, avec des objectifs mesurables. Votre commanditaire ne reçoit la feuille de route qu’après votre approbation.
welcome_alone_agenda_setting = Vous convenez avec votre coach des sujets à travailler, avec des objectifs mesurables.
welcome_client_development = Vous travaillez en séance avec votre coach et menez des actions entre les séances. Vos progrès sont visibles ici.
welcome_client_review = Vous évaluez chaque objectif avec votre coach et convenez de la manière de pérenniser le changement.
welcome_sponsor_contracting = Vous exprimez les attentes de l’organisation.
welcome_sponsor_diagnosis = Le coach mène des entretiens et recueille des retours. Leur contenu reste confidentiel, sauf si la convention en dispose autrement.
welcome_sponsor_agenda_setting = Les objectifs sont convenus. Une fois l’approbation donnée, vous recevez ce que la convention prévoit pour vous.
welcome_sponsor_development = Le coaching se déroule en séances. Ce qui s’y dit est confidentiel.
welcome_sponsor_review = Chaque objectif est évalué. Une fois l’approbation donnée, vous recevez ce que la convention prévoit pour vous.

# Overview
as_of = Au { $date }
next_meeting = Prochain rendez-vous
current_status = Situation actuelle
no_next_meeting = Aucune date n’est fixée pour le prochain rendez-vous.
next_meeting_in_draft = Prévu dans un brouillon : { $record }, { $date }.
ended_on = Le coaching s’est terminé le { $date }.
has_ended = Le coaching est terminé.
was_declined = Le coaching est resté sans suite.
open_actions = { $count ->
    [one] Une action en cours
   *[other] { $count } actions en cours
}
of_these_yours = { $count ->
    [one] (dont une à votre charge)
   *[other] (dont { $count } à votre charge)
}
of_these_overdue = { $count ->
    [one] dont une en retard
   *[other] dont { $count } en retard
}
overview_awaiting = { $count ->
    [one] Un document attend l’approbation de la personne coachée
   *[other] { $count } documents attendent l’approbation de la personne coachée
}
overview_awaiting_client = { $count ->
    [one] Un document attend votre approbation
   *[other] { $count } documents attendent votre approbation
}
objectives_at_a_glance = Les objectifs en un coup d’œil
overview_no_objectives = Les objectifs figureront ici dès que la feuille de route aura été convenue.
overview_no_objectives_sponsor = Les objectifs figureront ici dès que la personne coachée aura approuvé le partage de la feuille de route avec vous.
not_yet_assessed = Pas encore évalué
measured_by = Mesure : { $how }
value_now = actuellement { $value }
value_target = cible { $value }
sentence_mark = { " ; " }
checklist = Liste de contrôle
checklist_done = Fait :
checklist_missing = Manquant :
checklist_accepted = { $step } (accepté avec motif)
checklist_phase = { $phase } : { $done } sur { $all }
checklist_renewed = { $phase } : étape couverte par le coaching que celui-ci renouvelle
checklist_new_record = Nouveau document :
checklist_or_record = Ou un nouveau document :
checklist_draft = Brouillon à compléter :
checklist_unreadable = Ce document est illisible et n’est pas pris en compte :
checklist_in_record = Dans { $path } :
checklist_to_share = Pour transmettre le document au commanditaire :
missing_chemistry = L’entretien exploratoire
missing_comfortable = La confirmation que le coach et la personne coachée sont tous deux à l’aise
missing_boundaries_understood = La confirmation que les limites de la confidentialité ont été comprises
missing_confidentiality_agreed = La date à laquelle la confidentialité a été convenue
missing_agreement_signed = La signature de la convention par la personne coachée
missing_sponsor_meeting = L’entretien avec le commanditaire
missing_sponsor_purpose = L’intention du commanditaire
missing_sponsor_expectations = Les attentes du commanditaire
missing_shared_with_client = La confirmation que les propos du commanditaire ont été transmis à la personne coachée
missing_interview_part_one = La première partie de l’entretien structuré
missing_interview_part_two = La seconde partie de l’entretien structuré
missing_three_sixty_or_stakeholders = Un feedback 360° ou des entretiens avec les parties prenantes
missing_themes = Les thèmes des parties prenantes
missing_debrief = La restitution à la personne coachée : { $record }
missing_agenda = La feuille de route
missing_agenda_points = { $have ->
    [one] La feuille de route compte { $have } point ; { $wanted } étaient prévus
   *[other] La feuille de route compte { $have } points ; { $wanted } étaient prévus
}
missing_point_incomplete = Des champs manquants dans le point « { $point } »
missing_client_agreement = L’accord de la personne coachée sur la feuille de route
missing_sponsor_agreement = L’accord du commanditaire sur la feuille de route
missing_sessions = { $held ->
    [one] Séances : { $held } réalisée sur { $contracted }
   *[other] Séances : { $held } réalisées sur { $contracted }
}
missing_actions_reviewed = { $count ->
    [one] Une action n’a jamais été passée en revue
   *[other] { $count } actions n’ont jamais été passées en revue
}
missing_interim_review = Le bilan intermédiaire après la séance { $session }
missing_final_review = Le bilan final
missing_sponsor_at_final_review = La présence du commanditaire au bilan final
missing_objective_assessed = L’évaluation de l’objectif « { $objective } »
missing_coach_evaluated = Les retours sur le coaching
# Steps that can lack several things; the others are named like what they lack
step_debrief = La restitution des résultats à la personne coachée
step_agenda_points = Le nombre de points de la feuille de route
step_points_complete = Les champs de chaque point de la feuille de route
step_sessions = Les séances
step_actions_reviewed = La revue des actions précédentes
step_interim_review = Les bilans intermédiaires
step_objective_assessed = L’évaluation de chaque objectif
who_is_who = À propos de ce coaching
client = Personne coachée
organisation = Organisation
coach = Coach
sponsor = Commanditaire
sponsors = Commanditaires
programme = Programme
programme_sentence = { $sessions ->
    [one] Une séance de { $minutes } minutes
   *[other] { $sessions } séances espacées de { $every ->
        [one] { $weeks } semaine
       *[other] { $weeks } semaines
    }, { $minutes } minutes chacune
}
status = Statut
status_prospective = Envisagé
status_active = En cours
status_paused = Suspendu
status_completed = Terminé
status_ended_early = Arrêté avant terme
status_declined = Sans suite
started = Début
ended = Fin
sponsor_relationship_line_manager = responsable hiérarchique
sponsor_relationship_boss = cadre supérieur
sponsor_relationship_hr = ressources humaines
sponsor_relationship_other = commanditaire

# Agreement
agreement_title = Convention de coaching
confidentiality_agreed_on = Confidentialité convenue le { $date }
the_parties = Les parties
the_terms = Les conditions
client_role = Fonction de la personne coachée
client_email = E-mail de la personne coachée
coach_internal = Statut du coach
coach_is_internal = Coach interne
coach_is_external = Coach externe
coach_credentials = Qualifications du coach
coach_email = E-mail du coach
practice = Cabinet
from_date = à partir du { $date }
until_date = jusqu’au { $date }
ended_because = Motif de la fin
renews = Fait suite à
meetings = Séances
usually_held = Format habituel
mode_in_person = en présentiel
mode_video = en visioconférence
mode_phone = par téléphone
between_meetings = Entre les séances
without_limit = sans limite
channel_email = e-mail
channel_phone = téléphone
channel_message = message
channel_video = visioconférence
channel_other = autres moyens
reviews_with_sponsor = Bilans avec le commanditaire
reviews_after = Après : { $sessions }
points_on_agenda = Points de la feuille de route
amendments_agreed_by = Accord requis pour toute modification
planned = Prévu
pause = Pause
from_to = du { $from } au { $to }
fees = Honoraires
payer_organisation = à la charge de l’organisation
payer_client = à la charge de la personne coachée
terms_ending = Annulation et fin anticipée
cancellation = Annulation d’une séance
late_cancellation_counts = Une séance annulée trop tard compte parmi les séances convenues
termination = Fin anticipée du coaching
terms_ethics = Déontologie et réclamations
code_of_ethics = Code de déontologie
not_therapy = Coaching et thérapie
not_therapy_stated = Le coaching n’est pas une thérapie
not_therapy_unstated = Non précisé dans la convention
conflicts = Conflits d’intérêts
complaints = Réclamations
terms_data = Enregistrement et protection des données
recording_consent = Consentement de la personne coachée à l’enregistrement des séances
ai_consent = Consentement de la personne coachée au traitement de ce qui est dit en séance par des outils d’IA
storage = Mode de conservation des documents
recorded = avec enregistrement
not_recorded = sans enregistrement
ai_used = avec des outils d’IA
ai_not_used = sans outils d’IA
log_consent = Le nom peut figurer dans le relevé d’heures du coach
contract_reference = Référence du contrat
kept_for = Conservation des documents
years_after_the_end = { $years ->
    [0] jusqu’à la fin
    [one] un an après la fin
   *[other] { $years } ans après la fin
}
dispose_on = Documents à supprimer le
language = Langue
language_en = anglais
language_de = allemand
language_fr = français
who_sees_what = Qui voit quoi
who_sees_what_text = Ce tableau montre ce que chaque partie peut voir au maximum. Les portails sont établis à partir de ce tableau.
who_sees_what_narrower = Une partie d’un document peut être visible par moins de personnes, jamais par davantage.
record = Document
you = Vous
the_client_heads = La personne coachée
the_coach_heads = Le coach
the_sponsor_heads = Le commanditaire
sees_all = Tout
sees_nothing = Rien
sees_fact = Que cela a eu lieu, et quand
sees_fact_and_length = Que cela a eu lieu, quand et combien de temps
sees_part_and_length = Quelle partie a eu lieu, quand et combien de temps
sees_fact_and_decision = Que cela a eu lieu, quand et combien de temps, et ce qui a été décidé
sees_number_and_date = Le numéro et la date, et si elle a été annulée
sees_approved = Ce que la personne coachée approuve
sees_approved_to_client = Ce que vous approuvez
sees_approved_agenda = Ce que la personne coachée approuve ; jamais les points personnels
sees_approved_agenda_to_client = Ce que vous approuvez ; jamais les points personnels
sees_if_present = Tout, pour un commanditaire présent ou désigné
sees_once_debriefed = Tout, après la restitution à la personne coachée
sees_once_debriefed_to_client = Tout, après la restitution
sees_pulse = Les résultats par groupe, après la restitution à la personne coachée
sees_pulse_to_client = Les résultats par groupe, après la restitution
sees_once_shared = Tout, une fois transmis par le coach
sees_evidence = Tout ; le feedback 360° après la restitution à la personne coachée
sees_evidence_to_client = Tout ; le feedback 360° après la restitution
sees_all_but_sponsors = Tout, sauf ce qu’un commanditaire ou l’organisation a dit
sees_all_but_notes = Tout, sauf ce qui est marqué comme réservé au coach
confidentiality_limits = Limites de la confidentialité
signed = Signatures
not_signed_yet = Les signatures figureront ici dès que la convention aura été signée.


# Waiting for approval
awaiting_lede_client = Votre commanditaire ne reçoit pas cette version tant que vous ne l’avez pas approuvée. Voici la copie exacte, mot pour mot.
awaiting_lede_coach = Le commanditaire ne reçoit pas cette version tant que la personne coachée ne l’a pas approuvée. Voici la copie exacte, mot pour mot.
awaiting_how_client = Lisez-la comme le ferait votre commanditaire. Si quelque chose ne doit pas y figurer, dites-le à votre coach, qui le modifiera d’abord. Si tout est juste, dites-le aussi à votre coach ; alors seulement la copie est ajoutée au portail du commanditaire. Vous pouvez aussi refuser.
awaiting_how_coach = Le portail de la personne coachée contient la même page. Enregistrez sa décision avec coachgen approve, ou un refus avec coachgen approve --decline.
awaiting_mark_client = En attente de votre approbation.
awaiting_mark = Approbation attendue : { $client }.
awaiting_title = { $title }, pour { $sponsors }
awaiting_since = { $count ->
    [one] { $sponsors } a toujours la version approuvée le { $date }. Modifications depuis :
   *[other] { $sponsors } ont toujours la version approuvée le { $date }. Modifications depuis :
}
awaiting_reply = Écrire à { $coach } à ce sujet
awaiting_removed = Supprimé :
awaiting_added = Ajouté :
awaiting_after = Cette copie ne contient rien que le commanditaire n’ait pas le droit de voir.
awaiting_own = Votre version du document

# The practice and its checks
needs_attention = Demande votre attention
nothing_needs_attention = Rien ne demande votre attention pour l’instant.
all_clients = Toutes les personnes coachées
no_engagements = Aucun coaching pour l’instant.
no_engagements_text = Un coaching figure ici dès que son dossier contient un fichier engagement.md.
phase = Phase
overdue = En retard
coming_up = Rendez-vous à venir
nothing_coming_up = Aucun rendez-vous n’est prévu.
held_of = { $held } sur { $contracted }
no_date = Pas de date
none = Aucun
not_built = Non généré
attention_stopped = Une erreur bloque la génération
attention_late_milestones = { $count ->
    [one] Un jalon en retard
   *[other] { $count } jalons en retard
}
attention_late_objectives = { $count ->
    [one] Un objectif en retard
   *[other] { $count } objectifs en retard
}
attention_errors = { $count ->
    [one] Une erreur
   *[other] { $count } erreurs
}
attention_disposal = Documents à supprimer
attention_awaiting = { $count ->
    [one] Une approbation en attente
   *[other] { $count } approbations en attente
}
attention_overdue = { $count ->
    [one] Une action en retard
   *[other] { $count } actions en retard
}
attention_no_date = Pas de date pour le prochain rendez-vous
health_none = Aucun problème relevé.
health_none_accepted = { $count ->
    [one] Aucun problème relevé, hormis un constat accepté.
   *[other] Aucun problème relevé, hormis { $count } constats acceptés.
}
health_byline = { $errors ->
    [0] { $warnings ->
        [one] Un avertissement
       *[other] { $warnings } avertissements
    }
    [one] { $warnings ->
        [0] Une erreur
        [one] Une erreur, un avertissement
       *[other] Une erreur, { $warnings } avertissements
    }
   *[other] { $warnings ->
        [0] { $errors } erreurs
        [one] { $errors } erreurs, un avertissement
       *[other] { $errors } erreurs, { $warnings } avertissements
    }
}
health_of_practice = Le cabinet
level_error = Erreur
level_warning = Avertissement
level_forbid = Bloque la génération
health_accepted = Constats acceptés
health_accepted_note = Constats qu’un document accepte sous « allow », avec vos motifs. Personne d’autre ne voit ces motifs.
health_because = Motif :
health_rules = Ce qui est vérifié
health_rules_note = Chaque règle, avec ses constats dans ce cabinet. La page des règles les explique toutes, exemples à l’appui.
report_too_long = Ce texte est trop long pour ce document. Le texte complet se trouve dans le portail, sur la page de ce rapport.
health_more = { $count ->
    [one] Un autre constat
   *[other] { $count } autres constats
} pour cette règle dans ce fichier. Pour les voir tous, lancez coachgen check --format concise.
health_left_out = { $count ->
    [one] Pour ne pas allonger la page, un constat n’est pas affiché. Pour le voir, lancez
   *[other] Pour ne pas allonger la page, { $count } constats ne sont pas affichés. Pour les voir, lancez
}
health_found = { $count ->
    [0] aucun constat
    [one] un constat
   *[other] { $count } constats
}
section_rules = Les règles
rules_0 = Forme des documents
rules_1 = Cadrage
rules_2 = Diagnostic
rules_3 = Définition des objectifs
rules_4 = Développement ciblé
rules_5 = Bilan
rules_6 = Confidentialité
rules_7 = Conservation
rules_8 = Constats acceptés
rules_9 = Modèles, logo et polices
rules_byline = Ce que la vérification examine, pourquoi c’est important et comment corriger ce qu’elle relève. Les exemples viennent d’un coaching fictif ; une flèche marque la ligne du constat.
place_line = { $path }, ligne { $line }, colonne { $column }
excerpt_of = Extrait du fichier { $file }, ligne { $line }

# The three parties, as front matter names them
who_client = Personne coachée
who_coach = Coach
who_sponsor = Commanditaire

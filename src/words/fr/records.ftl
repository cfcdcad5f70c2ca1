# Pages of records.

# Shared by several of them
decision_proceed = Le coaching se fait
decision_decline = Le coaching ne se fait pas
decision_undecided = En suspens
present = Présents
findings = Constats
debriefed = Restitution le
reflected_in = Repris dans :
point_named = point { $number }, { $title }
after_session = après la séance { $number }
milestones = Jalons
milestone_met = Atteint le
milestone_by = Pour le
milestone_was_due = prévu pour le
milestone_without_words = À formuler
milestone_overdue = En retard
objective_overdue = Échéance dépassée, pas encore évalué
past_its_date = Échéance dépassée ; évaluation finale à faire
verdict_overdue = { $verdict }, échéance dépassée
levels = Niveaux d’atteinte
changes = Modifications de la feuille de route
change_reword = Révisé
change_re_date = Nouvelle date
change_add = Ajouté
change_withdraw = Retiré
not_agreed_client = N’entre en vigueur qu’avec l’accord de la personne coachée
not_agreed_sponsor = N’entre en vigueur qu’avec l’accord du commanditaire
not_agreed_by_both = N’entre en vigueur qu’avec l’accord de la personne coachée et du commanditaire
amendment_agreed = { $who } : accord donné le { $date }
amendment_state_amended = Modifié
amendment_state_added = Ajouté par la suite
amendment_state_withdrawn = Retiré
reason = Motif :
source_file = Fichier source : { $path }
not_committed = Pas encore de commit
last_changed = Dernière modification le { $date }
changed_since_commit = Modifié depuis le dernier commit, daté du { $date }
commits_earlier = { $count ->
    [one] { $count } commit antérieur
   *[other] { $count } commits antérieurs
}
approved_by_on = Approuvé par { $who } le { $date }.
approved_for_on = Approuvé pour { $who } le { $date }.
declined_for_on = Approbation refusée pour { $who } le { $date }.
withdrawn_for_on = Approbation retirée pour { $who } le { $date }.
decided_because = Motif : { $because }
approval_changed = { $count ->
    [one] Modifié depuis ; le commanditaire a toujours la version du { $date }.
   *[other] Modifié depuis ; les commanditaires ont toujours la version du { $date }.
}
actions_from_here = Actions convenues
review_actions = Suivi des actions
objective = Objectif
quoted = « { $text } »

# Fields of the agenda
field_title = Titre
field_success = À quoi se reconnaît la réussite
field_business_benefit = Bénéfice pour l’organisation
field_support = Soutien du commanditaire
field_specific = Spécifique
field_measurable = Mesurable
field_scale = Échelle
field_baseline = Point de départ
field_target = Cible
results_objective = Objectif
results_result = Résultat
results_verdict = Appréciation
results_achieved = { $count ->
    [one] { $count } objectif sur { $all } atteint
   *[other] { $count } objectifs sur { $all } atteints
}
target_amended = { $target } (convenu d’abord : { $first })
field_achievable = Atteignable
field_relevant = Pertinent
field_due = Échéance
field_weight = Pondération

# Agenda
agenda_empty = La feuille de route n’a pas encore été convenue.
agenda_empty_text = Ses points, avec leurs objectifs et ce à quoi se reconnaît la réussite, figureront ici dès que les entretiens auront eu lieu et que la feuille de route aura été rédigée.
agenda_empty_sponsor = Aucune feuille de route n’a encore été partagée avec vous.
agenda_empty_sponsor_text = Elle figurera ici dès qu’elle aura été rédigée et que la personne coachée en aura approuvé le partage avec vous.
agenda_of = Du { $date }
agenda_agreed = accord donné par { $who } le { $date }
agenda_amended = { $count ->
    [one] modifiée une fois depuis
    [2] modifiée deux fois depuis
   *[other] modifiée { $count } fois depuis
}
the_sponsor = le commanditaire
agenda_all_values = Historique complet
agenda_earlier = Feuille de route antérieure
agenda_earlier_of = Feuille de route du { $date }
agenda_earlier_ones = Feuilles de route antérieures
point_number = Point { $number } sur { $of }
point_sources = Origine
point_theme = Thème : { $theme }
personal = Personnel : aucun commanditaire ne voit ce point
objective_number = Objectif { $number }
objective_without_words = À formuler

# Data tables and charts
figures_of = Tableau de données : { $what }
figure_where = Relevé lors de
figure_when = Date
figure_value = Valeur
figure_now = Actuellement
figure_evidence = Éléments à l’appui
chart_baseline = départ { $value }
chart_target = cible { $value }
chart_value = { $what } : { $value }
chart_value_on = { $what } : { $value }, { $date }
chart_scale = Échelle de { $low } à { $high }.
chart_caption = La ligne pointillée mène à la cible.

# Sessions
sessions_empty = Aucune séance n’a encore eu lieu.
sessions_empty_text = Les séances figureront ici dès qu’elles auront eu lieu.
sessions_held = { $held ->
    [one] { $held } séance réalisée sur { $contracted }
   *[other] { $held } séances réalisées sur { $contracted }
}
time_in_all = { $time } en tout
time_not_counted = dont { $time } hors coaching
sessions_cancelled = { $count ->
    [one] { $count } annulée
   *[other] { $count } annulées
}
actions_agreed = { $count ->
    [one] { $count } action convenue
   *[other] { $count } actions convenues
}
a_meeting = Rendez-vous
meeting_past = La date prévue est passée ; pas encore de notes.
meeting_unreadable = { $path } est illisible et n’est pas pris en compte.
session_points = Points de la feuille de route
session_moved = Déplacée
session_paid = Séance rémunérée
session_cancelled_note = Cette séance a été annulée trop tard et n’a pas eu lieu.
session_cancelled_counts = Cette séance a été annulée trop tard et n’a pas eu lieu. Elle compte parmi les séances convenues.
session_cancelled_by = Annulée par
session_time = Horaire
session_time_range = de { $start } à { $end }
session_parts = En plusieurs fois
in_parts = en { $count } fois
session_joined_by = Autres personnes présentes
session_participants = Nombre de personnes coachées
session_debrief = Restitution
session_debrief_counted = { $minutes }, à compter comme coaching
session_debrief_not_counted = { $minutes }, hors coaching
moved_from = du { $date }
moved_from_by = du { $date }, par { $by }
session_reviewed = Suivi des actions
session_reviewed_of = Les actions convenues auparavant et leurs résultats
session_discussed = Sujets abordés
session_notes = Notes
session_progress = Progression des objectifs
session_agreed = Convenu
session_next = Prochaine séance le
session_no_actions = Aucune nouvelle action n’a été convenue.
session_others = Autres séances

# Actions
actions_lede = { $open } en cours{ $overdue ->
    [0] { "" }
   *[other] , dont { $overdue } en retard
} ; { $closed ->
    [one] { $closed } close
   *[other] { $closed } closes
}
actions_overdue = En retard
actions_open = En cours
actions_closed = Closes
actions_nobody = Aucun responsable
action_by = pour le
action_due = échéance le
action_now_due = nouvelle échéance le
action_for = pour le point
overdue_by = { $days ->
    [one] En retard de { $days } jour
   *[other] En retard de { $days } jours
}
action_state_overdue = En retard
action_state_done = Faite
action_state_partly = Faite en partie
action_state_not_done = Non faite
action_state_dropped = Abandonnée
action_state_agreed = Convenue
outcome_done = Faite
outcome_partly = Faite en partie
outcome_ongoing = Toujours en cours
outcome_not_done = Non faite
outcome_dropped = Abandonnée
history = Historique
history_set = Convenue :
history_due = échéance le
history_step = { $outcome } :
history_learning = { " – " }{ $text }
history_missed = Non passée en revue :

# Progress
progress_lede = Chaque objectif, de son point de départ à sa cible
progress_not_measured = Aucune valeur n’a encore été enregistrée.
benefit_so_far = Bénéfice pour l’organisation

# Contracting meetings
chemistry_coach_comfortable = Coach à l’aise
chemistry_client_comfortable = Personne coachée à l’aise
chemistry_confidentiality = Confidentialité comprise
chemistry_decision = Décision
sponsor_purpose = Intention
sponsor_aligned = Convenu entre les trois parties le
sponsor_shared_client = Transmis à la personne coachée le
sponsor_shared_sponsors = Transmis à
expectations = Attentes

# Diagnosis
diagnosis_empty = Le diagnostic n’a pas commencé.
diagnosis_empty_text = Les entretiens, les données de l’organisation et les retours des parties prenantes figureront ici dès qu’ils seront disponibles.
diagnosis_interviews = Entretiens
diagnosis_evidence = Données de l’organisation
diagnosis_instruments = Instruments
diagnosis_themes = Thèmes des parties prenantes
diagnosis_stakeholders = Entretiens avec les parties prenantes
evidence_sort = Nature
evidence_of_appraisal = Entretien annuel d’évaluation
evidence_of_360 = Feedback 360°
evidence_of_assessment = Évaluation du potentiel
evidence_of_other = Autre
evidence_source = Source
evidence_received = Date de réception
instrument = Instrument
scores = Résultats
score_scale = Échelle
score_low = Borne basse
score_high = Borne haute
stakeholder_name = Nom
stakeholder_relationship = Relation
stakeholder_attributed = Sait que ses réponses peuvent lui être attribuées
relationship_manager = Responsable
relationship_peer = Pair
relationship_report = Membre de l’équipe
relationship_customer = Client
relationship_other = Autre
relationships_manager = responsables
relationships_peer = pairs
relationships_report = membres de l’équipe
relationships_customer = clients
relationships_other = autres
themes_strength = Points forts
themes_development = Axes de développement
themes_advice = Conseils
themes_other = Autres thèmes
themes_spoke = Personnes interrogées
themes_group = Groupe
themes_count = Personnes
themes_others = Toutes les autres personnes
themes_everyone = Toutes les personnes interrogées

# Pulse rounds
pulse_rounds = Sondages de suivi
pulse_lede = Les mêmes questions aux mêmes personnes, plusieurs fois. Les groupes de moins de trois personnes sont réunis.
pulse_group = { $who } ({ $count })
pulse_everybody = Ensemble
pulse_too_few = Trop peu de personnes ont répondu : les résultats permettraient d’identifier quelqu’un.
pulse_answers = Réponses
pulse_results = Résultats
pulse_who = Nom
pulse_scores = Notes
pulse_question = Question
pulse_stage_before = avant les séances
pulse_stage_during = pendant les séances
pulse_stage_after = après les séances

# Contact between sessions
contacts_empty = Aucun contact n’a encore été enregistré.
contacts_empty_text = Les appels et les messages entre les séances figureront ici, avec leur date et leur sujet.
contacts_lede = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}, { $time } en tout
contacts_count = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
contact_reach = Entre les séances, { $coach } est joignable par { $by }.
contact_reach_unlimited = Entre les séances, { $coach } est joignable sans limite, par { $by }.
contact_from = Contact pris par { $who }
contact_organisation = l’organisation
contact_organisation_name = { $name }, de l’organisation
channel_heads_email = E-mail
channel_heads_phone = Téléphone
channel_heads_message = Message
channel_heads_video = Visioconférence
channel_heads_other = Autre

# Reviews
review_objectives = Les objectifs
review_evidence = Éléments à l’appui
review_coach = Retours sur le coaching
review_criterion = Critère
review_by = Évalué par
review_score = Note
review_comment = Commentaire
review_score_from = 1 = pas du tout, 5 = tout à fait
review_next = Prochaines étapes
verdict = Évaluation
verdict_on_track = En bonne voie
verdict_at_risk = À risque
verdict_behind = En retard
verdict_achieved = Atteint
verdict_partly = Atteint en partie
verdict_not_achieved = Non atteint
verdict_withdrawn = Retiré
verdict_at = { $verdict }, à { $at }
verdict_at_of = { $verdict } ({ $at }, cible { $target })
value_at_of = À { $at }, cible { $target }
level_attained = Niveau { $level } : { $words }
review_attained = Atteinte de l’objectif
attainment = Atteinte des objectifs (score T) : { $score }, calculé sur { $count ->
    [one] un objectif
   *[other] { $count } objectifs
}. 50 signifie que les objectifs ont été atteints, en moyenne, comme prévu.
verdict_and_state = { $verdict } : { $state }
value_at = À { $at }
tally = { $verdict } : { $count }
tally_on_track = en bonne voie
tally_at_risk = à risque
tally_behind = en retard
tally_achieved = atteints
tally_partly = atteints en partie
tally_not_achieved = non atteints
tally_withdrawn = retirés

# Notes
notes_lede = Cette page n’est visible que par vous. Aucun autre portail ne la contient.
draft = Brouillon
draft_note = Cette page n’est visible que par vous. Un brouillon ne figure que dans la liste des brouillons ; il n’est pris en compte dans aucun total, aucun graphique ni aucun rapport. Les champs manquants ne sont pas signalés. Quand le document est complet, supprimez le champ « draft ».
drafts = Brouillons
drafts_lede = Documents marqués comme brouillons. Ils ne sont visibles que par vous, et les champs manquants ne sont pas signalés tant que la marque n’est pas retirée.

# Names of fields, where a change is shown
changed_field_title = titre
changed_field_date = date
changed_field_text = texte
changed_field_files = fichiers
changed_field_points = points de la feuille de route
changed_field_objectives = objectifs
changed_field_milestones = jalons
changed_field_specific = spécifique
changed_field_measurable = mesurable
changed_field_how = mode de mesure
changed_field_scale = échelle
changed_field_baseline = point de départ
changed_field_target = cible
changed_field_achievable = atteignable
changed_field_relevant = pertinent
changed_field_due = échéance
changed_field_success = réussite
changed_field_business_benefit = bénéfice pour l’organisation
changed_field_support = soutien du commanditaire
changed_field_draws_on = origine
changed_field_finding = constat
changed_field_theme = thème
changed_field_themes = thèmes
changed_field_questions = questions
changed_field_mean = moyenne
changed_field_group_means = moyennes par groupe
changed_field_groups = personnes interrogées
changed_field_count = nombre
changed_field_kind = type
changed_field_debriefed = restitué
changed_field_amendments = modifications
changed_field_changes = modifications de la feuille de route
changed_field_because = motif
changed_field_objective = objectif
changed_field_point = point de la feuille de route
changed_field_words = formulation
changed_field_what = contenu
changed_field_met = atteint
changed_field_present = présents
changed_field_after_session = après la séance
changed_field_at = valeur
changed_field_verdict = évaluation
changed_field_evidence = éléments à l’appui
changed_field_benefit = bénéfice
changed_field_views = points de vue
changed_field_comment = commentaire
changed_field_coach_effectiveness = retours sur le coaching
changed_field_score = note
changed_field_next_steps = prochaines étapes
changed_field_actions = actions convenues
changed_field_owner = responsable
changed_field_by = par
changed_field_now = nouvelle valeur
changed_field_record = document
changed_field_of = objet
changed_field_change = modification
changed_field_number = séance
changed_field_part = partie
changed_field_review = bilan
changed_field_minutes = durée
changed_field_milestone = jalon
changed_field_criterion = critère
changed_field_name = nom
changed_field_needs = accord requis
changed_field_reviewed = suivi des actions
changed_field_action = action
changed_field_outcome = résultat
changed_field_learning = enseignements tirés
changed_field_attained = niveau atteint
changed_field_level = niveau
changed_field_levels = niveaux d’atteinte
changed_field_weight = pondération

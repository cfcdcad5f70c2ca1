# Le bureau du coach : le cabinet, la vérification et les listes de documents.

# The practice
desk_running = en cours
desk_hours_this_year = de coaching cette année
desk_meetings_to_come = { $count ->
    [one] rendez-vous à venir
   *[other] rendez-vous à venir
}
desk_more_needs = { $count ->
    [one] Un autre coaching
   *[other] { $count } autres coachings
}
desk_oldest_since = , depuis le { $date } au plus tôt
desk_unrecorded = { $meeting }, prévu pour le { $date }, n’est pas consigné
desk_disposal = Les documents devaient être détruits le { $date }
desk_this_week = Cette semaine
desk_next_week = La semaine prochaine
desk_later = Plus tard
desk_today = Aujourd’hui
desk_tomorrow = Demain
desk_day = { $weekday } { $date }
desk_more_meetings = { $count ->
    [one] Encore un ensuite
   *[other] Encore { $count } ensuite
}
desk_ended_in = Terminés en { $year }
desk_ended_unknown = Terminés, sans date
desk_engagements = { $count ->
    [one] un coaching
   *[other] { $count } coachings
}
desk_contact = contact { $time }
desk_overdue = { $count ->
    [one] une en retard
   *[other] { $count } en retard
}
desk_filter = Chercher par nom ou organisation
desk_filter_count = Affichés : { $shown } sur { $all }
desk_none_current = Aucun coaching n’est en cours.
desk_sessions_held = Séances tenues
desk_to_see_to = À traiter

# Actions
actions_set_in = convenue :

# Sessions
sessions_ahead = Également prévu
sessions_held_heading = Tenues
sessions_gap = { $weeks } semaines après la précédente ; { $agreed } étaient convenues
sessions_given = Chaque séance tenue figure ici avec son numéro et sa date. Ce qui s’y dit reste entre la personne coachée et le coach.
sessions_empty_sponsor = Les séances ne font pas partie de ce qui est partagé avec vous.
sessions_empty_sponsor_text = La convention dit qui voit quoi. La feuille de route, la progression et les bilans ont leurs propres pages.

# What is so of a record in a list
listed_taken_up = { $count ->
    [0] aucun élément repris dans la feuille de route
    [one] { $count } repris dans la feuille de route
   *[other] { $count } repris dans la feuille de route
}
listed_with = Avec { $names }
listed_expectations = { $count ->
    [one] Une attente
   *[other] { $count } attentes
}
listed_findings = { $count ->
    [one] Un constat
   *[other] { $count } constats
}
listed_themes = { $count ->
    [one] Un thème
   *[other] { $count } thèmes
}
listed_aligned = Convenu à trois le { $date }
listed_passed_on = Transmis à la personne coachée le { $date }
listed_not_passed_on = Pas encore transmis à la personne coachée
listed_signed = Signée par { $names }
listed_not_signed = Pas encore signée

# Contracting
contracting_story = Comment ce coaching a vu le jour : qui a rencontré qui, et ce qui était attendu.
contracting_led_to = Ce qui en est sorti
contracting_empty_alone_text = L’entretien exploratoire figurera ici dès qu’il aura eu lieu.

# Diagnosis, reviews, contact
diagnosis_lede = Ce qui a été demandé, mesuré et entendu avant la feuille de route, et ce qu’elle en a repris.
listed_debriefed = Restitution à la personne coachée le { $date }
listed_debriefed_to_client = Restitution avec vous le { $date }
listed_not_debriefed = Pas encore de restitution à la personne coachée
listed_once_discussed = Vous l’aurez après restitution avec vous.
listed_awaits = En attente de l’accord de la personne coachée
listed_approved_on = Approuvé pour le commanditaire le { $date }
contact_reach_limited = Entre les rendez-vous, { $coach } est joignable par { $by } : { $limit }.

# Waiting for approval
awaiting_whose = Accord de
awaiting_for = Pour
awaiting_then_client = Si vous donnez votre accord, exactement ceci figurera dans le portail destiné à { $sponsors }. Les modifications ultérieures n’y figureront qu’après un nouvel accord de votre part.
awaiting_then_coach = Une fois l’accord donné, exactement ceci figurera dans le portail destiné à { $sponsors }. Les modifications ultérieures n’y figureront qu’après un nouvel accord.
awaiting_record_with = Consignez l’accord avec

# Health
health_calm = { $count ->
    [0] Toutes les règles ci-dessous sont respectées.
    [one] Toutes les règles ci-dessous sont respectées dans l’unique coaching.
   *[other] Toutes les règles ci-dessous sont respectées dans les { $count } coachings.
}
health_where = Où quelque chose a été relevé
health_all_rules = Les { $count } règles
health_forbids = { $count ->
    [one] arrête la production
   *[other] arrêtent la production
}
health_errors = { $count ->
    [one] erreur
   *[other] erreurs
}
health_warnings = { $count ->
    [one] avertissement
   *[other] avertissements
}

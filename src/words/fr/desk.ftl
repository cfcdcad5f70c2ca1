# The coach's pages: the practice, its checks, and the lists of records.

# The practice
desk_active = en cours
desk_hours_this_year = de coaching cette année
desk_upcoming_meetings = { $count ->
    [one] rendez-vous à venir
   *[other] rendez-vous à venir
}
desk_since = depuis le
desk_sort = Trier par
desk_order_next = Prochain rendez-vous
desk_order_need = En attente depuis le plus longtemps
desk_order_name = Nom
desk_order_phase = Phase
desk_unrecorded = { $meeting } : pas encore de compte rendu
desk_this_week = Cette semaine
desk_next_week = La semaine prochaine
desk_later = Plus tard
desk_today = Aujourd’hui
desk_tomorrow = Demain
desk_day = { $weekday } { $date }
desk_more_meetings = { $count ->
    [one] Un autre rendez-vous
   *[other] { $count } autres rendez-vous
}
desk_ended_in = Terminés en { $year }
desk_ended_unknown = Terminés, sans date
desk_engagements = { $count ->
    [one] un coaching
   *[other] { $count } coachings
}
desk_overdue = { $count ->
    [one] une en retard
   *[other] { $count } en retard
}
desk_filter = Filtrer par nom ou organisation
desk_filter_count = { $shown } affichés sur { $all }
desk_none_current = Aucun coaching actuellement.
desk_sessions_held = Séances réalisées
desk_open_items = Points ouverts

# Actions
actions_set_in = convenue :

# Sessions
sessions_ahead = Également prévu
sessions_held_heading = Réalisées
sessions_held_or_cancelled = Réalisées ou annulées
sessions_gap = { $weeks } semaines après la séance précédente (convenu : { $agreed })
sessions_sponsor_note = Chaque séance figure ici avec son numéro et sa date ; une séance annulée trop tard est signalée comme annulée. Ce qui se dit en séance reste entre la personne coachée et le coach.

# Details of a record in a list
listed_reflected = { $count ->
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
listed_aligned = Convenu entre les trois parties le { $date }
listed_shared_with_client = Transmis à la personne coachée le { $date }
listed_not_shared_with_client = Pas encore transmis à la personne coachée
listed_signed = Signée par { $names }
listed_not_signed = Pas encore signée

# Contracting
contracting_story = Comment ce coaching a vu le jour : qui a rencontré qui, et ce qui était attendu.
contracting_led_to = Convention qui en résulte

# Diagnosis, reviews, contact
diagnosis_lede = Ce qui a été demandé, mesuré et entendu avant la feuille de route, et la part reprise dans celle-ci.
listed_debriefed = Restitution à la personne coachée le { $date }
listed_debriefed_to_client = Restitution faite avec vous le { $date }
listed_not_debriefed = Pas encore de restitution à la personne coachée
listed_once_discussed = Vous y aurez accès après la restitution.
listed_awaits = En attente de l’approbation de la personne coachée
listed_approved_on = Approuvé pour le commanditaire le { $date }
contact_reach_limited = Entre les séances, { $coach } est joignable par { $by } : { $limit }.

# Waiting for approval
awaiting_approver = Approbation requise de
awaiting_for = À partager avec
awaiting_then_client = Si vous l’approuvez, exactement ceci figurera dans le portail destiné à { $sponsors }. Les modifications ultérieures n’y figureront qu’une fois approuvées elles aussi.
awaiting_then_coach = Une fois que la personne coachée l’aura approuvé, exactement ceci figurera dans le portail destiné à { $sponsors }. Les modifications ultérieures n’y figureront qu’une fois approuvées elles aussi.
awaiting_record_with = Enregistrez l’approbation avec

# Checks
health_calm = { $count ->
    [0] Toutes les vérifications sont réussies.
    [one] Toutes les vérifications sont réussies dans votre coaching.
   *[other] Toutes les vérifications sont réussies dans les { $count } coachings.
}
health_where = Constats par coaching
health_all_rules = Les { $count } règles
health_forbids = { $count ->
    [one] bloque la génération
   *[other] bloquent la génération
}
health_errors = { $count ->
    [one] erreur
   *[other] erreurs
}
health_warnings = { $count ->
    [one] avertissement
   *[other] avertissements
}

prepare = Préparation
prepare_last = La dernière séance
prepare_others = Actions en cours des autres
prepare_contacts = Échanges depuis lors
prepare_notes = Vos notes depuis lors
next_review_after = Le prochain bilan aura lieu après la séance { $number }.

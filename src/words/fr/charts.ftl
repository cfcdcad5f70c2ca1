# Charts, the timeline, and the page from expectations to outcomes.
short_month_1 = janv.
short_month_2 = févr.
short_month_3 = mars
short_month_4 = avr.
short_month_5 = mai
short_month_6 = juin
short_month_7 = juil.
short_month_8 = août
short_month_9 = sept.
short_month_10 = oct.
short_month_11 = nov.
short_month_12 = déc.
target_until = Cible jusqu’à cette date
chart_unit = Unité : { $unit }.
chart_target_moved = Le trait fin est la cible, avec ses modifications.
profile_caption = Chaque échelle va de son extrémité basse à son extrémité haute.
profile_left_out = Non représenté, car les deux extrémités ne sont pas des nombres : { $scales }.
score_of_scale = { $scale } : { $value } sur une échelle de { $low } à { $high }
score_by = { $criterion } : { $score } selon { $who }

# Attendance
attendance = Séances réalisées
attendance_minutes = Minutes
attendance_note = Remarque
attendance_held = { $time } effectuées
attendance_contracted = { $time } convenues
attendance_unpaid = non rémunérée
attendance_moved = déplacée
attendance_held_unpaid = Réalisée, non rémunérée
attendance_on_another_day = Réalisée un autre jour que prévu
attendance_ahead = Pas encore réalisée

# Timeline
section_timeline = Chronologie
timeline_lede = Tout le coaching : ce qui était prévu, ce qui a eu lieu, et quand.
timeline_lede_sponsor = Tout le coaching : ce qui a eu lieu, et quand, dans la limite de ce qui est partagé avec vous.
timeline_today = Aujourd’hui
timeline_held = A eu lieu
timeline_cancelled = Annulée
timeline_on_record = Enregistré
timeline_planned = Prévu
timeline_hollow = Vide : prévu
timeline_moved = Déplacé : le trait mène à la date prévue
timeline_not_on_record = Prévu ; pas encore de notes
timeline_unreadable = Prévu ; le document est illisible
timeline_planned_for = date prévue : { $date }
timeline_moved_by = date prévue : { $date }, reportée par { $by }
timeline_phase = { $phase } du { $from } au { $to }
timeline_event_held = { $what } le { $date }
timeline_event_moved = { $what } le { $date }, date prévue : { $planned }
timeline_event_planned = { $what }, date prévue : { $date }
timeline_from = Du
timeline_to = Au
timeline_months = Mois par mois
timeline_what = Quoi
timeline_state = Réalisé ou prévu
timeline_since = { $count ->
    [one] { $weeks } semaine depuis la séance précédente
   *[other] { $weeks } semaines depuis la séance précédente
}
timeline_paused = { $days ->
    [one] dont { $days } jour de pause
   *[other] dont { $days } jours de pause
}
length_is_under = plus courte que convenu
length_is_over = plus longue que convenu
interval_is_under = plus tôt que convenu
interval_is_over = plus tard que convenu

# From expectations to outcomes
section_trace = Des attentes aux résultats
trace_lede = Chaque point de la feuille de route : son origine, les séances qui y ont travaillé et son résultat. Puis le chemin inverse.
trace_lede_sponsor = Chaque point de la feuille de route partagé avec vous : son origine et son résultat. Ce qui a été travaillé dans telle ou telle séance reste entre la personne coachée et le coach.
trace_forward = De l’origine au résultat
trace_point = Point { $number }
trace_no_source = Aucune origine n’est indiquée.
trace_worked = Travaillé en séance
trace_not_worked = Aucune séance pour l’instant.
trace_outcome = Résultat
trace_no_objective = Aucun objectif n’est fixé.
trace_actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}{ $open ->
    [0] , aucune ouverte
    [one] , dont { $open } ouverte
   *[other] , dont { $open } ouvertes
}
trace_back = À partir des attentes et des constats
trace_reflected_in = Repris dans
trace_whole = Le document dans son ensemble
trace_unaddressed = Repris dans aucun point de la feuille de route.
trace_sessions = Par séance
trace_worked_on = Travail sur
trace_off_agenda = Aucun point de la feuille de route.
agenda_trace_link = Des attentes aux résultats

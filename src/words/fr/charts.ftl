# Charts, the timeline and what is followed from expectation to verdict.
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
target_until = Cible jusque-là
chart_unit = Unité : { $unit }.
chart_target_moved = Le trait fin est la cible elle-même, telle qu’elle a été modifiée.
profile_caption = Chaque échelle, de son extrémité basse à son extrémité haute.
profile_left_out = Non dessiné, faute de deux extrémités chiffrées : { $scales }.
score_of_scale = { $scale } : { $value } sur une échelle de { $low } à { $high }
score_by = { $criterion } : { $score } selon { $who }

# Attendance
attendance = Séances tenues
attendance_minutes = Minutes
attendance_note = Remarque
attendance_held = { $time } effectuées
attendance_contracted = { $time } convenues
attendance_unpaid = non rémunérée
attendance_moved = déplacée
attendance_held_unpaid = Tenue, non rémunérée
attendance_on_another_day = Tenue un autre jour que prévu
attendance_ahead = Pas encore tenue

# Timeline
section_timeline = Chronologie
timeline_lede = Tout le coaching : ce qui était prévu, ce qui a eu lieu, et quand.
timeline_lede_sponsor = Tout le coaching : ce qui a eu lieu, et quand, dans la limite de ce qui vous revient.
timeline_empty = Rien n’a encore de date.
timeline_empty_text = Chaque rencontre figurera ici sur une seule image, dès la première, à côté de ce qui était prévu.
timeline_empty_sponsor = Rien n’a encore eu lieu.
timeline_empty_sponsor_text = Les jours des entretiens, des séances et des documents approuvés figureront ici sur une seule image dès que le premier aura eu lieu.
timeline_today = Aujourd’hui
timeline_held = A eu lieu
timeline_on_record = Consigné
timeline_planned = Prévu
timeline_hollow = Vide : prévu
timeline_moved = Prévu le jour à l’autre bout du trait
timeline_not_on_record = Prévu ; rien de consigné
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
timeline_state = Tenu ou prévu
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

# From expectation to verdict
section_trace = De l’attente au résultat
trace_lede = Chaque point de la feuille de route : d’où il vient, les séances qui y ont travaillé et ce qui en est sorti. Puis le chemin inverse.
trace_lede_sponsor = Chaque point de la feuille de route dont vous disposez : d’où il vient et ce qui en est sorti. Ce qui a été travaillé dans telle ou telle séance reste entre la personne coachée et le coach.
trace_empty = Il n’y a encore rien à suivre.
trace_empty_text = Une fois la feuille de route convenue, chacun de ses points figurera ici entre ce qui était attendu et constaté, et ce qui en est sorti.
trace_empty_sponsor = Il n’y a encore rien à suivre.
trace_empty_sponsor_text = Une fois la feuille de route approuvée pour vous, chacun de ses points figurera ici avec son origine et ce qui en est sorti.
trace_forward = De l’origine au résultat
trace_point = Point { $number }
trace_no_source = Aucune origine n’est indiquée.
trace_worked = Travaillé en
trace_not_worked = Aucune séance pour l’instant.
trace_came = Ce qui en est sorti
trace_no_objective = Aucun objectif n’est fixé.
trace_actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}{ $open ->
    [0] , aucune ouverte
    [one] , dont { $open } ouverte
   *[other] , dont { $open } ouvertes
}
trace_back = À partir de ce qui était attendu et constaté
trace_taken = Repris dans
trace_whole = Le document dans son ensemble
trace_unaddressed = Aucun point de la feuille de route ne le reprend.
trace_sessions = À partir de chaque séance
trace_worked_on = Travail sur
trace_off_agenda = Aucun point de la feuille de route.
agenda_how_it_went = De l’attente au résultat

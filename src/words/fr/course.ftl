# Pages of the engagement's course: overview, agenda, progress, reviews.
month_year = { $month } { $year }
figures = Chiffres
about_this_record = À propos de ce document
overview_mine = Ce qui vous revient
overview_all_actions = Toutes les actions
overview_given = Partagé avec vous
agenda_points = Points

# Pages of an engagement: overview, agenda, progress, reviews.
month_year = { $month } { $year }
figures = Tableau de données
about_this_record = À propos de ce document
overview_your_actions = Vos actions
overview_all_actions = Toutes les actions
overview_shared = Partagé avec vous
agenda_points = Points

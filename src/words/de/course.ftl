# Pages of the engagement's course: overview, agenda, progress, reviews.
month_year = { $month } { $year }
figures = Zahlen
about_this_record = Zu diesem Dokument
overview_mine = Was bei Ihnen liegt
overview_all_actions = Alle Maßnahmen
overview_given = Mit Ihnen geteilt
agenda_points = Punkte

# Pages of an engagement: overview, agenda, progress, reviews.
month_year = { $month } { $year }
figures = Datentabelle
about_this_record = Zu diesem Dokument
overview_your_actions = Ihre Maßnahmen
overview_all_actions = Alle Maßnahmen
overview_shared = Mit Ihnen geteilt
agenda_points = Punkte

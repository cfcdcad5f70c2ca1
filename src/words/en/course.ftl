# Pages of an engagement: overview, agenda, progress, reviews.
month_year = { $month } { $year }
figures = Data table
about_this_record = About this record
overview_your_actions = Your actions
overview_all_actions = All actions
overview_shared = Shared with you
agenda_points = Points

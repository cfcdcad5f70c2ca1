# Pages of the engagement's course: overview, agenda, progress, reviews.
month_year = { $month } { $year }
figures = Figures
about_this_record = About this record
overview_mine = Yours to do
overview_all_actions = All actions
overview_given = Shared with you
agenda_points = Points

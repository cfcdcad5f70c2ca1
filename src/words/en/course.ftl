# Pages of the engagement's course: overview, agenda, progress, reviews.

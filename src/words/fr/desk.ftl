# The coach's desk: the practice, its health, and the lists of records.

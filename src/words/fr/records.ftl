# What records, kinds and choices are called, and the pages of records.

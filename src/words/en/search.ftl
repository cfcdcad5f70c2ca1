# Search.

section_search = Search
section_practice_search = Search all engagements
search_scope = Everything in this copy, as it stands on its pages
search_scope_practice = Everything in your copies of all engagements
search_label = Words to look for
search_help = Passages that have all of the words; the last may be unfinished. “In quotation marks”: exactly so.
# For the script: { $count } and { $shown } are filled in as one types.
search_one = 1 passage
search_many = { $count } passages
search_some = The first { $shown } of { $count } passages
search_some_practice = The first { $shown } passages. Further engagements that may have more: { $count }
search_rest = Further passages in the engagement of { $name }: { $count }
search_none = No passage has all of these words. Fewer words, or only the beginning of one, may find it.
search_show_more = Show more
search_pages = All pages
search_engagements = All engagements

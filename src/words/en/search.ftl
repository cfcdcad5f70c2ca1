# Search.

section_search = Search
section_practice_search = Search all engagements
search_scope = Searches all pages of this copy
search_scope_practice = Searches your copies of all engagements
search_label = Search for
search_help = Finds passages that contain all of the words; the last word may be incomplete. Put an exact phrase in “quotation marks”.
# The script fills in { $count } and { $shown } while the reader types.
search_one = 1 passage
search_many = { $count } passages
search_some = The first { $shown } of { $count } passages
search_some_practice = The first { $shown } passages. Other engagements that may have more: { $count }
search_rest = More passages in the engagement of { $name }: { $count }
search_also = Also on:
search_also_more = and { $count } more
search_none = No passage contains all of these words. Try fewer words, or only the beginning of a word.
search_show_more = Show more
search_pages = All pages
search_engagements = All engagements

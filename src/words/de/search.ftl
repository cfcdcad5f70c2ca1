# Suche.

section_search = Suche
section_practice_search = Alle Coachings durchsuchen
search_scope = Alles in diesem Exemplar, so wie es auf den Seiten steht
search_scope_practice = Alles in Ihren Exemplaren aller Coachings
search_label = Gesuchte Wörter
search_help = Stellen, an denen alle Wörter stehen; das letzte darf unvollständig sein. „In Anführungszeichen“: genau so.
# Für das Skript: { $count } und { $shown } werden beim Tippen eingesetzt.
search_one = 1 Stelle
search_many = { $count } Stellen
search_some = Die ersten { $shown } von { $count } Stellen
search_some_practice = Die ersten { $shown } Stellen. Weitere Coachings, in denen mehr stehen kann: { $count }
search_rest = Weitere Stellen im Coaching von { $name }: { $count }
search_none = An keiner Stelle stehen alle diese Wörter. Weniger Wörter oder nur der Anfang eines Worts finden sie vielleicht.
search_show_more = Mehr anzeigen
search_pages = Alle Seiten
search_engagements = Alle Coachings

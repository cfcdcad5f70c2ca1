# Search.

section_search = Suche
section_practice_search = Alle Coachings durchsuchen
search_scope = Durchsucht alle Seiten dieses Exemplars
search_scope_practice = Durchsucht Ihre Exemplare aller Coachings
search_label = Suchen nach
search_help = Findet Stellen, die alle Wörter enthalten; das letzte Wort darf unvollständig sein. Setzen Sie eine genaue Wortfolge in „Anführungszeichen“.
# The script fills in { $count } and { $shown } while the reader types.
search_one = 1 Stelle
search_many = { $count } Stellen
search_some = Die ersten { $shown } von { $count } Stellen
search_some_practice = Die ersten { $shown } Stellen. Weitere Coachings, in denen mehr stehen kann: { $count }
search_rest = Weitere Stellen im Coaching von { $name }: { $count }
search_also = Weitere Fundstellen:
search_also_more = und { $count } weitere
search_none = Keine Stelle enthält alle diese Wörter. Versuchen Sie es mit weniger Wörtern oder nur dem Anfang eines Worts.
search_show_more = Mehr anzeigen
search_pages = Alle Seiten
search_engagements = Alle Coachings

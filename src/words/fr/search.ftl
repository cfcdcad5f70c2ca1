# Search.

section_search = Recherche
section_practice_search = Rechercher dans tous les coachings
search_scope = Recherche dans toutes les pages de cet exemplaire
search_scope_practice = Recherche dans vos exemplaires de tous les coachings
search_label = Rechercher
search_help = Trouve les passages qui contiennent tous les mots ; le dernier mot peut être incomplet. Mettez une expression exacte entre « guillemets ».
# The script fills in { $count } and { $shown } while the reader types.
search_one = 1 passage
search_many = { $count } passages
search_some = Les { $shown } premiers passages sur { $count }
search_some_practice = Les { $shown } premiers passages. Autres coachings qui peuvent en contenir : { $count }
search_rest = Autres passages du coaching « { $name } » : { $count }
search_also = Également dans :
search_also_more = et { $count } autres
search_none = Aucun passage ne contient tous ces mots. Essayez avec moins de mots, ou seulement le début d’un mot.
search_show_more = Afficher plus
search_pages = Toutes les pages
search_engagements = Tous les coachings

# Recherche.

section_search = Recherche
section_practice_search = Chercher dans tous les coachings
search_scope = Tout ce que contient cet exemplaire, tel qu’il figure sur ses pages
search_scope_practice = Tout ce que contiennent vos exemplaires de tous les coachings
search_label = Mots à chercher
search_help = Les passages qui contiennent tous les mots ; le dernier peut être inachevé. « Entre guillemets » : exactement ainsi.
# Pour le script : { $count } et { $shown } sont remplis pendant la saisie.
search_one = 1 passage
search_many = { $count } passages
search_some = Les { $shown } premiers passages sur { $count }
search_some_practice = Les { $shown } premiers passages. Autres coachings qui peuvent en contenir : { $count }
search_rest = Autres passages du coaching « { $name } » : { $count }
search_none = Aucun passage ne contient tous ces mots. Moins de mots, ou seulement le début d’un mot, peuvent aider.
search_show_more = Afficher plus
search_pages = Toutes les pages
search_engagements = Tous les coachings

# What `coachgen watch` shows on top of a page.
watch_label = Aperçu, hors du portail
watch_views = Voir en tant que
watch_nothing = ne voit pas cette page
watch_fact = voit seulement que cela existe
watch_edit = Ouvrir le document
watch_access = Qui lit ceci ?
watch_help = Pour y remédier :
watch_problem = Problèmes
watch_stopped = coachgen watch s’est arrêté. Cette page n’est plus mise à jour. Relancez-le et ouvrez l’adresse qu’il affiche.
watch_stopped_here = { $count ->
    [one] Pas à jour : une erreur empêche d’afficher ce coaching
   *[other] Pas à jour : { $count } erreurs empêchent d’afficher ce coaching
}
watch_never_shown = { $count ->
    [one] Pas encore affiché : une erreur empêche d’afficher ce coaching
   *[other] Pas encore affiché : { $count } erreurs empêchent d’afficher ce coaching
}
watch_practice_stopped = { $count ->
    [one] Pas à jour : une erreur empêche d’utiliser coachgen.yaml
   *[other] Pas à jour : { $count } erreurs empêchent d’utiliser coachgen.yaml
}
watch_missing = { $count ->
    [one] Cette page n’existe pas : une erreur en est peut-être la cause
   *[other] Cette page n’existe pas : { $count } erreurs en sont peut-être la cause
}
watch_missing_note = Elle reviendra dès que la cause sera corrigée.
watch_template_stopped = Pas à jour : une erreur dans un modèle empêche de générer cette page
watch_as_before = Vous voyez la version précédente. La page sera à jour dès que l’erreur sera corrigée.
watch_as_soon = Il sera affiché dès que l’erreur sera corrigée.
watch_in_coach = Afficher les erreurs dans votre propre vue
watch_more = { $count ->
    [one] Une autre, à la page Vérification
   *[other] { $count } autres, à la page Vérification
}
watch_gone_title = Page introuvable
watch_gone = Le document a peut-être été déplacé ou supprimé, ou cette personne n’y a pas accès.
watch_not_yet_title = Rien à afficher pour l’instant
watch_not_yet = Rien n’a pu être affiché depuis le démarrage de coachgen watch.

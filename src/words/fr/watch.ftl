# Ce que `coachgen watch` pose sur une page.
watch_label = Aperçu, hors du portail
watch_views = Vu par
watch_nothing = ne voit rien de cette page
watch_fact = sait qu’il y en a un
watch_edit = Ouvrir le document
watch_help = Pour y remédier :
watch_problem = Ce qui ne va pas
watch_stopped = coachgen watch s’est arrêté. Cette page montre le dernier état. Relancez-le et ouvrez l’adresse qu’il affiche.
watch_stopped_here = { $count ->
    [one] Pas à jour : une erreur empêche de montrer ce coaching
   *[other] Pas à jour : { $count } erreurs empêchent de montrer ce coaching
}
watch_never_shown = { $count ->
    [one] Pas encore montré : une erreur empêche de montrer ce coaching
   *[other] Pas encore montré : { $count } erreurs empêchent de montrer ce coaching
}
watch_practice_stopped = { $count ->
    [one] Pas à jour : une erreur empêche d’utiliser coachgen.yaml
   *[other] Pas à jour : { $count } erreurs empêchent d’utiliser coachgen.yaml
}
watch_missing = { $count ->
    [one] Cette page n’existe pas : une erreur en est peut-être la cause
   *[other] Cette page n’existe pas : { $count } erreurs en sont peut-être la cause
}
watch_missing_note = Elle reviendra dès que ce qui l’empêche sera corrigé.
watch_template_stopped = Pas à jour : une erreur dans un modèle empêche de faire cette page
watch_as_before = Vous voyez l’état précédent. La page sera à jour dès que ce sera corrigé.
watch_as_soon = Il sera montré dès que ce sera corrigé.
watch_in_coach = Ce qui ne va pas se lit dans votre propre vue
watch_more = { $count ->
    [one] Une autre, à la page Vérification
   *[other] { $count } autres, à la page Vérification
}
watch_gone_title = Il n’y a pas de page ici
watch_gone = Le document a peut-être été déplacé ou supprimé, ou cette personne n’y a pas accès.
watch_not_yet_title = Rien à montrer pour l’instant
watch_not_yet = Rien n’a pu être montré depuis le début de l’aperçu.

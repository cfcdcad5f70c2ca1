# Headings in new records
skeleton_discussed = Ce sur quoi nous avons travaillé
skeleton_noticed = Ce que j’ai remarqué
skeleton_next = Prochaines étapes

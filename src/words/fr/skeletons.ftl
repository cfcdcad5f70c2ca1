# New records
skeleton_noticed = Ce que j’ai remarqué

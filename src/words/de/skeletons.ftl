# New records
skeleton_noticed = Was mir aufgefallen ist

# Headings in new records
skeleton_discussed = Woran wir gearbeitet haben
skeleton_noticed = Was mir aufgefallen ist
skeleton_next = Nächste Schritte

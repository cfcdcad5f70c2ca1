# Headings in new records
skeleton_discussed = What we worked on
skeleton_noticed = What I noticed
skeleton_next = Next steps

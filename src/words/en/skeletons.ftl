# New records
skeleton_noticed = What I noticed

# What every page has, and the pages of the overview, the agreement and the practice.

"""Pages of Tim Pembina: the list of a tier, one team, its members and its decrees."""

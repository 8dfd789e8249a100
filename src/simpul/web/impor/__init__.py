"""O-08: bringing in the people and weighings a village already has in its tables."""

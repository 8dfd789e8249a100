"""The example regency: every person in it is invented, its NIK cannot exist, its figures describe no real place."""

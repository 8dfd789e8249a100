"""Events of the Tim Pembina (sosialisasi, bimtek, rakor, visits), who was there and certified, who can do what."""

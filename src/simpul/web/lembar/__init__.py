"""One A4 page of a posyandu or a village, on screen, on paper and on a wall (O-14)."""

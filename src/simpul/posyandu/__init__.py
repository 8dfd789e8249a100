"""Posyandu: the village service post (LKD, Permendagri 13/2024), its pengurus, kader and opening days."""

"""Pure rules of lomba."""

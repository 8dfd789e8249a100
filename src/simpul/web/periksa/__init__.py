"""Office pages: periksa."""

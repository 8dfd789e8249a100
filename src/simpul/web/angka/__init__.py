"""Office pages: angka."""

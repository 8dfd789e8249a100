"""Office pages: acuan."""

"""Office pages: titip."""

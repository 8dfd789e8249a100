"""Office pages: foto."""

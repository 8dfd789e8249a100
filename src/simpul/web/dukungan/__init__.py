"""Pages of the support of a desa: one desa with all its parts, a table of places, and the page where a family taps."""

"""Pages of papers: minutes and decrees with their term, file and history."""

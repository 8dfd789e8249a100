"""Office pages: posyandu."""

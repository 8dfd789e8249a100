"""Views of the registry."""

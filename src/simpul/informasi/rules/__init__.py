"""Pure rules of informasi."""

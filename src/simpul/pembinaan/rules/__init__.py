"""Pure rules of pembinaan."""

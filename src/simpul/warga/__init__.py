"""Residents (warga): people and families, identity, matching and merging."""

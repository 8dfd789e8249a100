"""Competence of kader: what is missing where, one kader, who is next, and what an event taught."""

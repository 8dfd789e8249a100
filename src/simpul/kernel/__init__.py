"""Ids, clock, errors and units: knows nothing of the domain."""

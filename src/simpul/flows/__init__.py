"""Flows: perform(batch) and the use cases that change more than one domain."""

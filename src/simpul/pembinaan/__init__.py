"""Coaching: the Tim Pembina of five tiers, its action plan, visits with findings and promises, readiness."""

"""Coaching for offices: visits, the diary of a kecamatan, which posyandu need a call, readiness."""

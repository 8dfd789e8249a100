"""Pages that everyone reads without signing in: villages, schedules, posyandu, notices, events (W-01, W-03)."""

"""Office pages of contests and awards: plan, scores, results, charters, years of service."""

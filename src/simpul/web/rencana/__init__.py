"""Office pages: work plans, village proposals, programmes of agencies, incentives."""

"""Pages of the joint action plan: the lines in sight, one line with its reports, the plan on paper."""

"""Work plans: a posyandu's year, village proposals, the matrix of agencies, month calendar, realisation, incentive."""

"""Pages of access: signing in, accounts, phones and their enrolment sheet."""

"""Pages of accounts: who has which task, one's own password, and why one may or may not."""

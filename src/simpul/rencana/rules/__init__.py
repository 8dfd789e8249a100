"""Pure rules of rencana."""

"""Check-in by scanner, without signal, and the badges that it reads."""

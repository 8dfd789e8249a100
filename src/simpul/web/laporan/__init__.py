"""Office pages: laporan."""

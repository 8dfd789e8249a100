"""Office pages: warga."""

"""Office pages: kegiatan."""

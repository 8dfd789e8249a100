"""Pure rules of kegiatan."""

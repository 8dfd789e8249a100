"""Views of kegiatan: the event itself, its people, presence, and what follows."""

"""Office pages: beranda."""

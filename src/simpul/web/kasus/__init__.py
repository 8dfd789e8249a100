"""Office pages: kasus."""

"""Office pages: hp."""

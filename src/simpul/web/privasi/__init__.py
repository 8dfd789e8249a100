"""Office and public pages: privasi."""

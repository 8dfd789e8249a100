"""Office pages: how the server is doing."""

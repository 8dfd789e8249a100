"""Office pages: usulan."""

"""Keeping an installation: backups, restoring, moving, turning keys, and how it is doing."""

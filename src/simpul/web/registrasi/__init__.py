"""Pages of the registration to Kemendagri: progress by place, one folder, its package."""

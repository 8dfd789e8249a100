"""Access (akses): accounts, roles, dated grants, devices, the one decision function and the audit trail."""

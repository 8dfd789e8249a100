"""Awards: competitions with instruments and judges, and lists of long service."""

"""Certificates of an event: settings, who gets one, PDF, and what anyone may check."""

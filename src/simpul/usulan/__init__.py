"""Requests (usulan): requests, complaints and referrals of the six fields, and sealed reports."""

"""Sync: the door for enrolled phones; push, pull, snapshot, photos, enrolment."""

"""Endurance: 200 phones on a bad line to a server that is killed again and again; nothing lost, nothing doubled."""

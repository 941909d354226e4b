"""Loads and checks a theatre pack: the sides, sources, units and places of one conflict."""

"""Branches: the versions and drafts of a chapter, to look at, to compare, and to go back to."""

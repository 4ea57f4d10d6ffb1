"""Sequences of proteins and nucleic acids: read, written and translated."""

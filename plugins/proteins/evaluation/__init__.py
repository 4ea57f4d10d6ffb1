"""Evaluation: how much of known sequences ProteinMPNN finds again."""

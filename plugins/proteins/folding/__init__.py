"""Folding: structures predicted from sequences, by models that are there and by nothing else."""

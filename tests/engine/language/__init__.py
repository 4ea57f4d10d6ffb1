"""Tests of the language models' runtimes."""

"""Tests of how the film hangs together with other media."""

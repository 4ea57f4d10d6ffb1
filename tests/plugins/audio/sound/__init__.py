"""Tests of instruments, mixer, effects and files."""

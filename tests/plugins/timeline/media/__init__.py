"""Tests of reading and writing files of moving pictures."""

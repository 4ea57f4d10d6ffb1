"""Tests of storyboards."""

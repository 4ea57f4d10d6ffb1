"""Tests of understanding prompts."""

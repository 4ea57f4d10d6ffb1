"""Tests of the robot plugin."""

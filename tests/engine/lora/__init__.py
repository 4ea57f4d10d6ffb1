"""Tests of LoRAs."""

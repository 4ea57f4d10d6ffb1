"""The audio panel: arrangement, piano roll, waveform, mixer and transport."""

"""The timeline: pictures, shots, sound and titles arranged into a film."""

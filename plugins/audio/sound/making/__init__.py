"""Makes the studio's own bank of instruments: `python -m plugins.audio.sound.making FILE.sf2`. Nothing is recorded."""

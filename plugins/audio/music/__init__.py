"""Music by rule: keys, chords, patterns, melodies and edits of clips, in pure Python."""

"""Code: running Python, tokens of many languages, what Enter and brackets do, and filling in at the cursor."""

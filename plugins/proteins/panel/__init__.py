"""The proteins panel: structures in space, their sequences, and the designs for them."""

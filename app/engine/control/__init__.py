"""Control: networks that guide a picture model by a picture."""

"""ProteinMPNN (Dauparas and others, Science 378, 2022): sequences that fold into a given backbone."""

"""How the film hangs together with the other media of the document."""

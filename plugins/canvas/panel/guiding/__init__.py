"""What a layer tells the model besides its pixels: a region with its prompts, or a control picture."""

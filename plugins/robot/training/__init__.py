"""Training the planner: demonstrations that physics has verified, and learning from them."""

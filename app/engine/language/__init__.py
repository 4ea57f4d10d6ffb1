"""Language models: their runtimes, what memory they need, and their chat templates."""

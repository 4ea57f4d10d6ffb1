"""Detectors: each recognises one kind of model by keys, shapes and configurations, or says why it does not."""

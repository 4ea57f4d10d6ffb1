"""LoRAs and their kin: small changes to a model, laid beside its layers and taken away again."""

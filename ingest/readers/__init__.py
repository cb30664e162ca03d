"""One reader per format; each yields the same `kg.model.Document`."""

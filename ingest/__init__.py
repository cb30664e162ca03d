"""From a file to statements, in the order of the work."""

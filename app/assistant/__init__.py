"""The store for assistants, by the Model Context Protocol."""

"""The nouns and the graph."""

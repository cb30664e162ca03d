"""Scripts that turn tables of facts into the gazetteer's Turtle. The Turtle is committed; a store needs none of this."""

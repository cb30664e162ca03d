"""Scripts that turn tables of facts into Turtle. The Turtle is committed: a store needs none of this."""

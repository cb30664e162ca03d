"""Measures of quality and speed; each prints its figures."""

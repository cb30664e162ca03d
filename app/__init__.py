"""What people touch: no logic of its own."""

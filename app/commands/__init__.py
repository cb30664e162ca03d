"""One file per group of commands: options in, library called, result shown."""

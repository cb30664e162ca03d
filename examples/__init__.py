"""Documents written for this project, and the script that sets them as text, PDF, Word and AKN4UN XML."""

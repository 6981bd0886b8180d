"""On what cells of a file each conclusion of its reader rests, for the page "what I understood"."""

"""Values -> words in Vietnamese and English: `text` holds every sentence (data/words), `numbers` and `dates` the shapes of values."""

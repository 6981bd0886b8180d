"""What headings, row labels and titles say, by the vocabulary in data/vocabulary/ and confirmed names."""

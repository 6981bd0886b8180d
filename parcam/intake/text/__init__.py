"""Text files -> records of one width: how they are written, and what to do with a record that does not fit."""

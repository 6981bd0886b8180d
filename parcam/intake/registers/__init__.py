"""Registers -> readings: lines kept as columns, tested and added up in SQL (sql/), every reading leading back to its lines."""

"""Tables -> readings: figures gathered, open numbers settled, parts put together, repeats and totals held against each other."""

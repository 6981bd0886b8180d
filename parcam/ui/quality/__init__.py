"""Chất lượng số liệu: complete, in time, doubtful, defined how, changed since when."""

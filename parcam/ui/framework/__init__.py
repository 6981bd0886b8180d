"""Bộ chỉ số: published results, their sources, and what the commitments earn."""

"""Nạp số liệu: what a file said, what a person decides, what is accepted, mended, remembered, taken back."""

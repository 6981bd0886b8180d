"""Bytes and old letters -> Unicode text in one form, judged by Vietnamese syllables."""

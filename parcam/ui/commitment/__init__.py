"""Cam kết: the register, and one commitment whole."""

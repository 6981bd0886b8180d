"""Phân tích: why, signals, what if, points, and how often it came true."""

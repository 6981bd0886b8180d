"""Tổng quan: the headline, the commitments worst first, the two boards."""

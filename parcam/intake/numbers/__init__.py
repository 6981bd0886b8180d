"""Figures as typed: what one cell can mean, and what its series proves."""

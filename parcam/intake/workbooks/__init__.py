"""Workbooks of every kind -> sheets of cells, with what formats, fonts and hidden rows mean."""

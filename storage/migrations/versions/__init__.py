"""One file for each step; the number in its name is its revision."""

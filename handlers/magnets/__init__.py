"""``/magnets``: lead magnets, their links, consent texts and numbers (R50, R51)."""

"""The bot's other face: people who are not staff (R50-R54)."""

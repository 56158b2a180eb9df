"""The customers' side of the chat: forms, own data, friends, answers (R50-R54)."""

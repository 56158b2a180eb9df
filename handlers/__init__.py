"""Telegram in, screens out: one module per noun. No SQL, no sending, no "now"."""

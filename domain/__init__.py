"""The client base itself: rules and use cases, free of Telegram, SQL and the machine's clock."""

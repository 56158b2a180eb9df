"""``python -m sandbox``: Telegram in a box with the bot in it, and a page to live in."""

import asyncio
import signal
import sys
from pathlib import Path

from bot import log
from bot.settings import BadSettingError, Settings, load
from sandbox.box import Box, PortTakenError

HOME = Path("data/sandbox")
BAD_START = 2
GREETING = """
  Touchbase sandbox: {url}
  Open it in a browser. Everybody in it is invented, and the box starts anew each time.
  For a real bot, put BOT_TOKEN into .env. Ctrl-C ends.
"""


def main() -> int:
    """Run until SIGTERM or Ctrl-C and return 0; 2 after one line when it cannot be started."""
    try:
        settings = load()
        log.configure(settings.log_level, settings.log_format)
        return asyncio.run(_live(settings))
    except (BadSettingError, PortTakenError) as error:
        sys.stderr.write(f"touchbase: {error}\n")
        return BAD_START


async def _live(settings: Settings) -> int:
    asked_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, asked_to_stop.set)
    async with Box(settings, HOME) as box:
        sys.stdout.write(GREETING.format(url=box.url))
        sys.stdout.flush()
        await asked_to_stop.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())

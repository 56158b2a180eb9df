"""``python -m bot``: the bot with a token, the sandbox without one."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from bot import log
from bot.settings import BadSettingError, Settings, load

if TYPE_CHECKING:
    from bot.app import App

BAD_START = 2


def main() -> int:
    """Run until SIGTERM or Ctrl-C and return 0; 2 after one line when it cannot be started."""
    try:
        settings = load()
    except BadSettingError as error:
        return _refuse(str(error))
    if settings.bot_token is None:
        os.execv(sys.executable, [sys.executable, "-m", "sandbox"])  # noqa: S606 — no shell: that is the point
    log.configure(settings.log_level, settings.log_format)
    return _loop(_serve(settings))


async def _serve(settings: Settings) -> int:
    asked_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, asked_to_stop.set)
    gc.disable()  # there is no garbage in imports, only much to look through
    # Imported here, so that a bad setting and the sandbox need not wait for it.
    import bot.quick_start  # noqa: F401, PLC0415 — first of all that import aiogram
    from bot.clock import SystemClock  # noqa: PLC0415 — see above
    from bot.intake import CallRefusedError, TokenRefusedError  # noqa: PLC0415 — see above
    from bot.seal import BadKeyError  # noqa: PLC0415 — see above
    from bot.wiring import build  # noqa: PLC0415 — see above
    from storage.transaction import StorageError  # noqa: PLC0415 — see above

    try:
        app = build(settings, SystemClock())
    except StorageError as error:
        return _refuse(str(error))
    waiting = asyncio.create_task(asked_to_stop.wait())
    living = asyncio.create_task(_live(app))
    await asyncio.wait({waiting, living}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    living.cancel()
    ended = (await asyncio.gather(living, return_exceptions=True))[0]
    await app.stop()
    match ended:
        case TokenRefusedError():
            return _refuse(f"BOT_TOKEN: Telegram does not accept it ({ended})")
        case CallRefusedError():
            return _refuse(str(ended))
        case BadKeyError():
            return _refuse(f"SECRET_KEY: {ended}")
        case StorageError():
            return _refuse(f"DATABASE_URL: {ended}")
        case Exception():
            raise ended
    return 0


async def _live(app: "App") -> None:
    await app.start()
    gc.freeze()  # what the start made stays for good; a collection need not look at it again
    gc.enable()
    await app.run()


def _loop(work: Coroutine[Any, Any, int]) -> int:
    try:
        import uvloop  # noqa: PLC0415 — it is not there on every machine
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


def _refuse(reason: str) -> int:
    sys.stderr.write(f"touchbase: {reason}\n")
    return BAD_START


if __name__ == "__main__":
    sys.exit(main())

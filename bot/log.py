"""Logs: one line an event, for people (console) or machines (json), without personal data."""

import logging
import sys
import traceback
from typing import Final

import structlog
from structlog.typing import Processor

MOST_CAUSES: Final = 4


def configure(level: str, style: str) -> None:
    """Set up structlog and route the libraries' own logging through it."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    shown: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if style == "json":
        # structlog's ready-made traces hold local variables: what people wrote, and the token.
        bare = structlog.tracebacks.ExceptionDictTransformer(show_locals=False, use_rich=False)
        traces = structlog.processors.ExceptionRenderer(bare)
        shown += [traces, structlog.processors.JSONRenderer()]
    else:
        plain = structlog.dev.plain_traceback  # a rich one would print local variables
        shown += [
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)
        ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=shown)
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in ("aiogram.event", "aiohttp.access", "aiosqlite", "alembic", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # It quotes what a stranger sent; what breaks behind it is reported by the site's guard.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)


def report(
    log: structlog.stdlib.BoundLogger, event: str, error: BaseException, **facts: object
) -> None:
    """Log an error with the way it took, but without its words: they may quote a person."""
    way: list[str] = []
    names: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(names) < MOST_CAUSES:
        names.append(type(cause).__name__)
        way.append("".join(traceback.format_tb(cause.__traceback__)))
        cause = cause.__cause__ or cause.__context__
    log.error(event, error=" < ".join(names), trace="\n".join(way), **facts)

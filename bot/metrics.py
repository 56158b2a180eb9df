"""Figures for ``/metrics``: how much came in, how much went out and how it ended."""

from prometheus_client import Counter, Gauge, Histogram

UPDATES = Counter("touchbase_updates_total", "Updates worked on, by how they ended", ["state"])
WORK_SECONDS = Histogram(
    "touchbase_update_seconds",
    "From taking an update out of the inbox to its commit",
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5),
)
LETTERS = Counter("touchbase_letters_total", "Letters settled", ["state", "lane"])
ANSWERS = Counter("touchbase_answers_total", "How calls of the Bot API ended", ["outcome"])
BACKLOG = Gauge("touchbase_inbox_backlog", "Updates in memory that wait to be worked on")

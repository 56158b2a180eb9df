"""Lives the three years and prints the table of docs/simulation.md."""

import asyncio
import sys

from tests.simulation.firm import Firm
from tests.simulation.table import table

firm = Firm()
asyncio.run(firm.live())
sys.stdout.write(table(firm) + "\n")

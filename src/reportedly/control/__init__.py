"""Claims to holdings: who holds which settlement, as claimed."""

from reportedly.control.holdings import holdings

__all__ = ["holdings"]

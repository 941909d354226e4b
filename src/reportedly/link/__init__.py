"""Claims to incidents: which speak of one event, how many voices tell it, and where they contradict each other."""

from reportedly.link.copies import copies
from reportedly.link.incidents import link

__all__ = ["copies", "link"]

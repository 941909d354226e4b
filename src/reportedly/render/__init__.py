"""The situation brief, and the forms in which it is shown."""

from reportedly.render.brief import brief
from reportedly.render.html import html
from reportedly.render.markdown import markdown
from reportedly.render.model import Brief
from reportedly.render.terminal import terminal

__all__ = ["Brief", "brief", "html", "markdown", "terminal"]

"""Every fact of a war report, kept as somebody's claim."""

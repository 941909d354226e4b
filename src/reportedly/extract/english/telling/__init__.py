"""Who says what: the acts of telling of a paragraph, whose they are, and what they rest on."""

"""What happened: the frames that verbs, nouns, adjectives and lists tell."""

"""What the console runs and what not: the tokens of a text, then its plan."""

"""Who says what: quotation marks, verbs of saying, and the sources that they name."""

"""The analysis of language: numbers and their hedges, nouns and names, who says what, clauses and the acts they tell
of.

What several kinds and the reading of contexts share. It knows the text and the tables of the language, and no kind.
"""

from reconcile.analysis.reading import Analysis, Mention, Reading

__all__ = ["Analysis", "Mention", "Reading"]

"""The text as read: paragraphs, sentences and tokens, each with its offsets. Kinds and rooms both stand on it."""

from reconcile.text.document import Document, Sentence
from reconcile.text.layout import Block, Layout

__all__ = ["Block", "Document", "Layout", "Sentence"]

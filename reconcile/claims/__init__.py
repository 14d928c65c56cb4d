"""EXTRACT: an article becomes its claims, each with its sentence and what stands around it."""

from reconcile.claims.extract import extract

__all__ = ["extract"]

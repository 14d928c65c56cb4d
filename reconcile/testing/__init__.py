"""Consistency as a test: assertions on what articles say, for pytest and for any other test runner.

The fixture `reconcile` is a `Reconcile`:

    def test_the_sum(reconcile):
        story = reconcile("articles").story()
        story.fact("investment", subject="Oppo").agrees()

Every assertion returns what it was asked of, so that several can follow each other, and raises AssertionError with the
quotes side by side where it does not hold.
"""

from __future__ import annotations

from reconcile.testing.assertions import FactAssertions, ResultAssertions, StoryAssertions
from reconcile.testing.session import Reconcile

__all__ = ["FactAssertions", "Reconcile", "ResultAssertions", "StoryAssertions"]

"""Stories as the unit of work: each is extracted, matched and checked by itself, in this process or in others.

What looks at all articles is little and stays in one place (`running`): which day an article without a year has, which
articles are one story, what readers call them, how findings are ordered. The result is, byte for byte, that of a run
which looks at everything at once, whatever the number of processes.
"""

from __future__ import annotations

from reconcile.parallel.running import result, run, run_paths
from reconcile.parallel.story import StoryDone, StoryTask, reconcile_story
from reconcile.parallel.workers import workers_for

__all__ = ["StoryDone", "StoryTask", "reconcile_story", "result", "run", "run_paths", "workers_for"]

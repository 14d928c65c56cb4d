"""How hard Hypothesis tries: HYPOTHESIS_PROFILE names a profile. Nothing in the suite is timed, so there is no
deadline."""

from __future__ import annotations

import os
import signal

from hypothesis import settings

settings.register_profile("quick", deadline=None, max_examples=60)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=3_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

os.environ.setdefault("RECONCILE_CACHE", "off")  # a suite leaves nothing in the home of who runs it

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that runs us in the background has Ctrl-C ignored, and what is ignored every process started from here
    # inherits.
    signal.signal(signal.SIGINT, signal.default_int_handler)

"""`python -m reconcile` is the command `reconcile`. Ctrl-C ends it with 130 at any moment, also while it is being
loaded."""

import contextlib
import os
import signal
import sys
from typing import NoReturn

FAILED, INTERRUPTED = 2, 130


def main() -> NoReturn:
    """Run the command line, and end with its exit code."""
    code: object = INTERRUPTED
    try:
        from reconcile.cli import main as commands

        commands(prog_name="reconcile")
    except KeyboardInterrupt:
        pass
    except SystemExit as leaving:
        code = leaving.code
    except ImportError as error:
        code = f"reconcile: cannot be started: {error}. Install it again, with all that it needs"
    finally:
        signal.signal(signal.SIGINT, _stop)
    if code == INTERRUPTED:  # Python may have noted the interrupt, and would end by the signal itself
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()
        _stop()
    if isinstance(code, str):  # sys.exit would end with 1, the code for a contradiction
        sys.stderr.write(f"{code}\n")
        code = FAILED
    sys.exit(code)  # type: ignore[arg-type]


def _stop(*_: object) -> NoReturn:
    """All is done or given up: nothing is left that an interrupt could break off in good order."""
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()

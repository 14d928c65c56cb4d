"""`python -m benchmarks` runs every benchmark, `python -m benchmarks growth` one. It fails where a bar is not met.

A benchmark is a module of this folder with a function `bench() -> bool`, which prints its figures and says whether
its bars are met.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Sequence

import benchmarks


def found() -> dict[str, Callable[[], bool]]:
    """The benchmarks by name."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(benchmarks.__path__) if not module.name.startswith("_")
    )
    modules = {name: importlib.import_module(f"benchmarks.{name}") for name in names}
    return {name: module.bench for name, module in modules.items() if hasattr(module, "bench")}


def main(names: Sequence[str]) -> int:
    """0 where every bar is met, 1 where one is not, 2 for a benchmark that there is not."""
    known = found()
    unknown = sorted(set(names) - known.keys())
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    met = []
    for name in names or known:
        print(f"== {name}: {sys.modules[f'benchmarks.{name}'].__doc__.splitlines()[0]}")  # type: ignore[union-attr]
        met.append(known[name]())
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Is the program that is installed here the compiled one, and does it work? Run in a folder that is not the project's:

python benchmarks/compiled_wheel.py PROJECT
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def main(project: Path) -> str:
    """What is wrong, or nothing."""
    import reconcile
    from reconcile import algebra
    from reconcile.kinds import amount

    if Path(reconcile.__file__).parent == (project / "reconcile").resolve():
        return "the program of the project was run, and not the one that is installed"
    plain = [each.__name__ for each in (algebra, amount) if str(each.__file__).endswith(".py")]
    if plain:
        return f"{', '.join(plain)} is not compiled"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.json")
        corpus = str(project / "sources" / "oppo-polyu")
        subprocess.run([sys.executable, "-m", "reconcile", "run", corpus, "--json", str(out), "--quiet"], check=True)
        if not json.loads(out.read_text(encoding="utf-8"))["claims"]:
            return "the compiled program finds no claim"
    return ""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) or 0)

"""The house stands as drawn: arrows point one way, every room has one verb, nothing is written by hand twice."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "reconcile"
FOUNDATION = {
    "article_names",
    "identity",
    "model",
    "errors",
    "isolation",
    "json_text",
    "algebra",
    "languages",
    "text",
    "analysis",
    "kinds",
    "generated",
    "files",
    "ledger",
    "limits",
    "memory",
    "messages",
    "sanitizing",
    "lookup",
    "plugins",
    "ruled",
    "valued",
    "stated_value",
    "toml_places",
    "__version__",
}
ROOMS = {"articles", "claims", "facts", "rules", "report"}
MAY = {
    "errors": set(),
    "messages": {"errors"},
    "plugins": {"errors"},
    "model": {"ruled"},
    "ruled": set(),
    "valued": {"kinds", "languages", "model", "text", "analysis"},
    "stated_value": {"kinds", "languages", "model", "analysis", "algebra", "errors", "valued"},
    "article_names": {"model"},
    "lookup": {"article_names", "model"},
    "identity": {"model", "kinds"},
    "generated": set(),
    "json_text": {"generated"},
    "ledger": set(),
    "fetch": {"errors", "files", "ledger", "__version__"},
    "sanitizing": set(),
    "toml_places": {"sanitizing"},
    "fact_sheet": FOUNDATION | {"claims", "evidence"},
    "checks": FOUNDATION | {"corpus", "fact_sheet", "rules"},
    "check_formats": FOUNDATION | {"articles", "checks", "rules"},
    "files": {"errors"},
    "isolation": {"errors", "model"},
    "languages": {"errors", "messages", "plugins"},
    "language": FOUNDATION,
    "text": {"languages", "model"},
    "algebra": {"messages", "model"},
    "analysis": {"languages", "messages", "model", "text", "algebra"},
    "kinds": FOUNDATION - {"identity", "__version__"},
    "evidence": FOUNDATION,
    **dict.fromkeys(ROOMS, FOUNDATION),
    "rules": FOUNDATION | {"evidence"},
    "limits": set(),
    "stages": set(),
    "spool": {"errors", "model"},
    "memory": set(),
    "codec": set(),
    "cache": {"codec"},
    "store": {"model", "errors", "generated", "json_text", "memory", "codec", "spool"},
    "parallel": FOUNDATION | ROOMS | {"method", "pipeline", "codec", "cache", "spool", "stages"},
    "cluster": FOUNDATION | ROOMS | {"pipeline", "codec", "parallel", "stages"},
    "corpus": {"model", "errors", "kinds", "stated_value"},
    "rulings": FOUNDATION,
    "method": FOUNDATION | {"facts", "evidence"},
    "pipeline": FOUNDATION | ROOMS | {"method", "rulings"},
    "incremental": FOUNDATION | ROOMS | {"method", "pipeline", "rulings", "store", "codec", "spool", "stages"},
    "review": FOUNDATION | {"pipeline", "store", "report", "rulings"},
    "api": FOUNDATION
    | ROOMS
    | {"pipeline", "rulings", "corpus", "store", "incremental", "checks", "fact_sheet", "codec"},
    "testing": FOUNDATION | {"api", "rules", "evidence", "corpus", "rulings", "pytest_plugin", "fact_sheet"},
    "pytest_plugin": {"testing", "__version__"},
    "commands": FOUNDATION
    | ROOMS
    | {"evidence", "fetch", "pipeline", "store", "corpus", "rulings", "review", "incremental"}
    | {"checks", "check_formats", "fact_sheet", "parallel", "cluster", "codec", "stages"},
    "cli": {"errors", "messages", "isolation", "commands", "report", "__version__"},
    "__init__": {"kinds", "api", "errors", "model"},
    "__main__": {"cli"},
}
"""What each part may import of the others; what is not listed may import nothing."""


def parts() -> list[tuple[str, Path]]:
    return [(part(path.relative_to(PACKAGE)), path) for path in sorted(PACKAGE.rglob("*.py"))]


def part(path: Path) -> str:
    """The part that a module belongs to: its folder; a language is one of its own, for it reads with what the kinds
    know."""
    return "language" if path.parts[0] == "languages" and len(path.parts) > 2 else path.parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The parts of the package that a module imports, wherever in the module it does."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "reconcile":
            deeper = node.module.split(".")[1:2]
            found |= set(deeper) if deeper else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("reconcile.")}
    return found


@pytest.mark.parametrize(
    ("part", "path"), parts(), ids=lambda value: str(value).rsplit("/", 2)[-1] if isinstance(value, Path) else value
)
def test_imports_point_downwards(part: str, path: Path) -> None:
    """A room that imports another room can no longer be understood, or tested, alone."""
    allowed = MAY[part] | {part}
    assert imports(path) <= allowed, f"{path.relative_to(ROOT)} imports {sorted(imports(path) - allowed)}"


def private(path: Path) -> set[str]:
    """The private modules of other packages that a module imports."""
    here = ".".join(("reconcile", *path.relative_to(PACKAGE).parent.parts))
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("reconcile"):
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            found |= {
                name
                for name in names
                if any(part.startswith("_") and part != "__version__" for part in name.split("."))
                and not name.startswith(here)
            }
    return found


@pytest.mark.parametrize("path", [path for _, path in parts()], ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_imports_what_is_private_to_another_room(path: Path) -> None:
    """What two rooms need is public, and says so by its name."""
    assert not private(path)


def test_every_part_of_the_house_is_known() -> None:
    """A new folder must say what it may import before it may exist."""
    assert {part for part, _ in parts()} <= MAY.keys()


def test_the_wheel_holds_the_package_alone() -> None:
    """A wheel that installed top-level packages called sources or reports would clash with others."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert build["packages"] == ["reconcile"]

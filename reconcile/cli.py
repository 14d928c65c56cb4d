"""The command line. Only click is imported before a command is known: `reconcile --help` must answer at once."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from reconcile import __version__
from reconcile.errors import ReconcileError

PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=click.Path(path_type=Path))
COLLECTED = (20_000, 20, 50)
"""Thresholds of Python's garbage collector. A run makes claims by the hundred thousand and hardly a cycle among them: by
default the collector would look for one every few articles, for a twentieth of the time."""
QUIET = click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")


class Commands(click.Group):
    """Prints every error of ours as one line on stderr and ends with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ReconcileError as error:
            fail(str(error))
        except BrokenPipeError:
            sys.exit(0)


def fail(message: str) -> NoReturn:
    """One line on stderr, exit code 2."""
    click.echo(f"reconcile: {message}", err=True)
    sys.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="reconcile")
def main() -> None:
    """Puts the claims of several articles side by side: what agrees, what differs harmlessly, what contradicts.

    Start with `reconcile run FOLDER`: it reads the articles there and writes a report that opens in a browser.
    """
    gc.set_threshold(*COLLECTED)


@main.command(short_help="Read articles and write the report.")
@PATHS
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the HTML report, or a name that ends in .html for one file; default reports/<name of the folder read>.")
@click.option("--json", "json_file", type=click.Path(path_type=Path, allow_dash=True), help="Write the result as JSON to this file (- for standard output).")
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Write this format (`reconcile formats` lists them); may be repeated.")
@click.option("--single-file", is_flag=True, help="Make the report one HTML file that can be sent by mail.")
@click.option("--compare", "earlier", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="JSON of an earlier run: mark what is new, resolved and unchanged.")
@click.option("--db", metavar="URL", help="Keep the run in this database: a file such as runs.db, or a URL (sqlite:///runs.db, postgresql://...).")
@QUIET
def run(paths: tuple[Path, ...], out: Path | None, json_file: Path | None, formats: tuple[str, ...], single_file: bool, earlier: Path | None, db: str | None, quiet: bool) -> None:
    """Read articles and write the report of what they agree and disagree on.

    PATHS are files or folders of .txt, .md, .html and .jsonl articles. With --json or --format alone no HTML is
    written; ask for it with --out, --single-file or --compare.
    """
    from reconcile.commands.running import run_command

    run_command(paths, out=out, json_file=json_file, formats=formats, single_file=single_file, earlier=earlier, db=db, quiet=quiet)


@main.command(short_help="Exit with 1 where articles contradict.")
@PATHS
@click.option("--fail-on", type=click.Choice(["conflict", "warning"]), default="conflict", show_default=True, help="Exit with 1 at or above this severity.")
@QUIET
def check(paths: tuple[Path, ...], fail_on: str, quiet: bool) -> None:
    """Exit with 1 where the articles contradict each other, with 0 where they do not.

    Where a folder has a corpus.toml, its expected findings are no failure: 0 if exactly these occur.
    """
    from reconcile.commands.checking import check_command

    sys.exit(check_command(paths, fail_on=fail_on, quiet=quiet))


@main.command(short_help="List every claim of the articles.")
@click.argument("paths", nargs=-1, metavar="[PATHS...]", type=click.Path(path_type=Path))
@click.option("--db", metavar="URL", help="Read the claims of the last run kept in this database.")
@click.option("--kind", "kinds", multiple=True, metavar="NAME", help="Only claims of this kind (amount, date, name ...); may be repeated.")
@click.option("--format", "style", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True, help="How to print them.")
def claims(paths: tuple[Path, ...], db: str | None, kinds: tuple[str, ...], style: str) -> None:
    """List every claim of the articles, or of the last run in a database."""
    from reconcile.commands.listing import claims_command

    claims_command(paths, db=db, kinds=kinds, style=style)


@main.command(short_help="List the findings on the articles.")
@click.argument("paths", nargs=-1, metavar="[PATHS...]", type=click.Path(path_type=Path))
@click.option("--db", metavar="URL", help="Read the findings of the last run kept in this database.")
@click.option("--severity", type=click.Choice(["note", "warning", "conflict"]), default="note", show_default=True, help="The least severity to list.")
@click.option("--format", "style", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True, help="How to print them.")
def findings(paths: tuple[Path, ...], db: str | None, severity: str, style: str) -> None:
    """List the findings on the articles, or those of the last run in a database, most serious first."""
    from reconcile.commands.listing import findings_command

    findings_command(paths, db=db, severity=severity, style=style)


@main.command(short_help="List the rules, or print one.")
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """List the rules, or print one with what it finds, why it matters and what settles it."""
    from reconcile.commands.listing import rules_command

    rules_command(name)


@main.command()
@click.argument("claim_a", metavar="CLAIM")
@click.argument("claim_b", metavar="CLAIM")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=click.Path(path_type=Path))
def explain(claim_a: str, claim_b: str, paths: tuple[Path, ...]) -> None:
    """Say why two claims were put into one fact, or why not.

    CLAIM is a claim's id, as `reconcile claims` prints it; `reconcile findings --format json` names the claims of each
    finding. PATHS are the articles of the run.
    """
    from reconcile.commands.listing import explain_command

    explain_command(claim_a, claim_b, paths)


@main.command()
def formats() -> None:
    """List the formats that `run --format` writes."""
    from reconcile.commands.listing import formats_command

    formats_command()


@main.command()
def schema() -> None:
    """Print the JSON Schema of what `run --json` writes."""
    import json

    from reconcile.report import json_schema

    click.echo(json.dumps(json_schema(), indent=2))


if __name__ == "__main__":
    main()

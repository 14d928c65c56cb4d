"""`reconcile completion`: click's own script for a shell, with where to put it."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from reconcile.errors import BadUsage

NAME, VARIABLE = "reconcile", "_RECONCILE_COMPLETE"
"""The program, and the variable by which the script asks it for words; click derives the one from the other."""
PLACES = {
    "bash": 'Put this line into ~/.bashrc:\n#     eval "$(reconcile completion bash)"',
    "zsh": 'Put this line into ~/.zshrc, below compinit:\n#     eval "$(reconcile completion zsh)"',
    "fish": "Keep it as a file of fish:\n#     reconcile completion fish > ~/.config/fish/completions/reconcile.fish",
}


def completion_command(shell: str) -> None:
    """Print the script. Raises BadUsage where click knows no such shell."""
    script = get_completion_class(shell)
    if script is None:
        raise BadUsage(f"there is no completion for {shell}", "completion")
    program = click.get_current_context().find_root().command
    source = script(program, {}, NAME, VARIABLE).source()
    click.echo(
        f"# {PLACES[shell]}\n# A new shell then completes commands and options with the tabulator key.\n{source}"
    )

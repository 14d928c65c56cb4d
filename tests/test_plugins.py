"""What other distributions bring is found by their metadata, and what is wrong with it is said with their name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile import plugins
from reconcile.plugins import KINDS, BadPlugin, Plugin


def distribution(folder: Path, name: str, points: str) -> None:
    """Make a distribution of that name and version 1.0 in the folder, with these lines of entry points."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(points, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path in which distributions are found."""
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins._installed.cache_clear()
    yield tmp_path
    plugins._installed.cache_clear()


def test_a_plugin_is_found_by_the_metadata_of_its_distribution(site: Path) -> None:
    """The group says what it is, the name what it is called, and the rest where it is."""
    (site / "tides_of_kind.py").write_text("KIND = 'a tide'\n", encoding="utf-8")
    distribution(site, "tides-plug", "[reconcile.kinds]\ntide = tides_of_kind:KIND\n[reconcile.other]\nx = none\n")
    found = plugins.plugins(KINDS)["tide"]
    assert found == Plugin("tide", "tides_of_kind", "KIND", KINDS, "tides-plug 1.0")
    assert found.load(str) == "a tide"
    assert "tide" not in plugins.plugins(plugins.RULES)


@pytest.mark.parametrize(
    ("code", "point", "why"),
    [
        ("raise ZeroDivisionError('no tide')", "m_a:KIND", "cannot be imported (ZeroDivisionError: no tide)"),
        ("import not_there_at_all", "m_b:KIND", "cannot be imported (ModuleNotFoundError"),
        ("KIND = 3", "m_c:KIND", "m_c:KIND is no str, but a int"),
        ("OTHER = 3", "m_d:KIND", "has no KIND in m_d"),
        ("KIND = 'x'", "m_e", "m_e: is no str, but a module"),
    ],
)
def test_a_broken_plugin_names_its_distribution(site: Path, code: str, point: str, why: str) -> None:
    """Whoever meets it must know whom to write to, and how to be rid of it."""
    (site / f"{point.split(':')[0]}.py").write_text(code, encoding="utf-8")
    distribution(site, "leaky-plug", f"[reconcile.kinds]\ntide = {point}\n")
    with pytest.raises(BadPlugin) as raised:
        plugins.plugins(KINDS)["tide"].load(str)
    told = str(raised.value)
    assert why in told
    assert "'tide' (reconcile.kinds) of the distribution leaky-plug 1.0" in told
    assert "pip uninstall leaky-plug" in told


def test_two_distributions_cannot_give_one_name(site: Path) -> None:
    """Which of the two would be read would hang on the order of the path."""
    distribution(site, "plug-a", "[reconcile.kinds]\ntide = m_a:KIND\n")
    distribution(site, "plug-b", "[reconcile.kinds]\ntide = m_b:KIND\n")
    with pytest.raises(BadPlugin, match=r"plug-b 1\.0: plug-a 1\.0 brings one of that name already"):
        plugins.plugins(KINDS)


def test_a_plugin_cannot_take_the_name_of_what_the_program_has(site: Path) -> None:
    """Else a name in a report would say two things."""
    distribution(site, "plug-a", "[reconcile.kinds]\ntide = m_a:KIND\n")
    with pytest.raises(BadPlugin, match="the program has one of that name itself"):
        plugins.unlike({"tide"}, plugins.plugins(KINDS))


def test_examples_and_tables_are_looked_for_beside_the_module(site: Path) -> None:
    """A module without examples is half a plug-in."""
    package = site / "tide_pack"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (site / "tide_one.py").write_text("", encoding="utf-8")
    distribution(site, "plug-c", "[reconcile.kinds]\npack = tide_pack:KIND\none = tide_one:KIND\n")
    found = plugins.plugins(KINDS)
    for name in ("tide_pack", "tide_one"):
        with pytest.raises(BadPlugin, match=f"{name}.examples.toml is missing"):
            found[name.removeprefix("tide_")].examples()
        (site / f"{name}.examples.toml").write_text("", encoding="utf-8")
        assert found[name.removeprefix("tide_")].examples() == site / f"{name}.examples.toml"
    assert found["pack"].folder() == package
    with pytest.raises(BadPlugin, match="is no package in a folder"):
        found["one"].folder()

"""Pages are decoded by the label that they give themselves, as browsers understand it; offsets count in what comes
out."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from reconcile import articles, claims
from reconcile.articles._decode import decode, labels

PAGE = (
    '<html lang="en"><head>{}<title>Quay</title></head><body><article><p>{}</p><p>The quay cost 40 million euros, '
    "and the mayor said so to 300 guests on Tuesday.</p></article></body></html>"
)
META = '<meta charset="{}">'
SAID = "“The quay – at last,” said the mayor of Łódź’s friends… and 300 guests clapped."


def read(tmp_path: Path, head: str, text: str, encoding: str) -> articles.Article:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(head, text).encode(encoding))
    (article,) = articles.read([path]).articles
    return article


@pytest.mark.parametrize(
    "label",
    [
        "iso-8859-1",
        "ISO-8859-1",
        "iso8859-1",
        "latin1",
        "latin-1",
        "l1",
        "ascii",
        "us-ascii",
        "cp1252",
        "windows-1252",
        "iso_8859-1:1987",
        "x-user-defined",
    ],
)
def test_latin_1_is_windows_1252(tmp_path: Path, label: str) -> None:
    """The bytes 0x80 to 0x9f, quotation marks and dashes, are controls in Latin 1 and nobody means them."""
    text = SAID.replace("Łódź", "Málaga")
    article = read(tmp_path, META.format(label), text, "windows-1252")
    assert text in article.text
    assert article.notes == ("decoded as windows-1252",)


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("gb2312", "gbk", "The mayor 朱镕基 and the 镕 of his name, said on Tuesday at the quay"),
        ("gbk", "gb18030", "The ship 㐂丸 came to the quay"),
        ("shift_jis", "cp932", "The firm 髙島屋 and No. ① came to the quay"),
        ("euc-kr", "cp949", "The firm 똠방각하 came to the quay"),
        ("big5", "big5hkscs", "The street 啫喱 is near the quay"),
        ("iso-8859-9", "windows-1254", "“Şişli” – said the mayor of İzmir"),
        ("tis-620", "cp874", "“กรุงเทพ” – said the mayor"),
        ("iso-8859-2", "iso-8859-2", "The mayor of Łódź and of Kraków"),
        ("iso-8859-15", "iso-8859-15", "It cost €40 in the Œuvre"),
        ("koi8-r", "koi8-r", "The paper Правда said so at the quay"),
        ("windows-1251", "windows-1251", "The paper «Правда» – said so"),
        ("iso-2022-jp", "iso2022_jp", "The firm 東京 came to the quay"),
        ("macintosh", "mac_roman", "“The quay” – at last"),
        ("utf-8", "utf-8", SAID),
    ],
)
def test_labels_mean_what_browsers_take_them_for(tmp_path: Path, label: str, encoding: str, text: str) -> None:
    assert text in read(tmp_path, META.format(label), text, encoding).text


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9">',
        "<META CHARSET=ISO-8859-9>",
        "<meta name='a' content='b' charset = 'latin5'>",
    ],
)
def test_ways_to_declare(tmp_path: Path, head: str) -> None:
    assert "İzmir’s" in read(tmp_path, head, "The mayor of İzmir’s port said so.", "windows-1254").text


def test_the_declaration_of_xml(tmp_path: Path) -> None:
    path = tmp_path / "page.xhtml"
    path.write_bytes(
        b'<?xml version="1.0" encoding="iso-8859-9"?>\n'
        + PAGE.format("", "The mayor of İzmir said so.").encode("windows-1254")
    )
    (article,) = articles.read([path]).articles
    assert "İzmir" in article.text


@pytest.mark.parametrize(
    "label", ["utf-16", "utf-16le", "UCS-2", "utf-32", "nonsense-8", "base64", "rot13", "idna", "unicode_escape"]
)
def test_labels_that_cannot_be_true(tmp_path: Path, label: str) -> None:
    """A page whose label can be read is not in UTF-16, and no codec of Python's is asked for that no browser knows."""
    assert SAID in read(tmp_path, META.format(label), SAID, "utf-8").text
    assert (
        "café – open"
        in read(
            tmp_path, META.format(label), "The café – open at last, said the mayor to the guests.", "windows-1252"
        ).text
    )


def test_a_wrong_label_is_not_believed(tmp_path: Path) -> None:
    """Where most of what is beyond ASCII comes out broken, it is Windows-1252 after all."""
    assert (
        "café – open"
        in read(
            tmp_path, META.format("shift_jis"), "The café – open at last, said the mayor to the guests.", "windows-1252"
        ).text
    )


def test_one_broken_byte_does_not_make_a_page_unreadable() -> None:
    text, notes = decode("市长说码头周二开放".encode("gbk") * 4 + b"\xff", "gb2312")
    assert text == "市长说码头周二开放" * 4 + "\ufffd"
    assert notes == ("decoded as gb18030, with broken bytes replaced",)


def test_every_label_has_a_decoder() -> None:
    """228 labels stand in the standard, a few of them for what no browser decodes any more."""
    assert len(labels()) > 215
    for label, encoding in labels().items():
        assert label == label.strip().lower()
        assert codecs.lookup(encoding.codec)


def test_offsets_slice_whatever_the_encoding(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        META.format("iso-8859-1"),
        "“It cost $14 million,” the mayor said – “and 300 people came on 5 May 2024.”",
        "windows-1252",
    )
    found = claims.extract(article)
    assert {"$14 million"} <= {claim.quote for claim in found}
    assert all(article.text[claim.start : claim.end] == claim.quote for claim in found if claim.part == "text")


def test_claims_in_cells_are_found_and_slice(tmp_path: Path) -> None:
    cells = (
        "<table><tr><th>Work</th><th>Cost</th></tr><tr><td>The pier</td><td><ul><li>The deck cost $12 "
        "million.</li><li>The piles cost $3 million.</li></ul></td></tr></table>"
    )
    article = read(
        tmp_path, "", f"The quay was opened on Tuesday in front of 300 guests of the town.</p>{cells}<p>", "utf-8"
    )
    found = [claim for claim in claims.extract(article) if claim.kind == "amount"]
    assert [claim.quote for claim in found if "$" in claim.quote] == ["$12 million", "$3 million"]
    assert all(article.text[claim.start : claim.end] == claim.quote for claim in found)
    assert next(claim.sentence for claim in found if claim.quote == "$3 million").count("million") == 1


@pytest.mark.parametrize(
    "block",
    [
        "<td><ul>" * 3000,
        "<ul>" * 5000,
        "<td>" + "<ul><li>a</li></ul>" * 5000 + "</td>",
        "<li><table>" * 2000,
        "<td><dl>" + "<dt>a<dd>b" * 5000,
        "<li><div>" * 3000,
    ],
)
def test_nested_blocks_without_end(tmp_path: Path, block: str) -> None:
    article = read(tmp_path, "", "The quay was opened on Tuesday in front of 300 guests of the town.", "utf-8")
    page = PAGE.format("", f"The quay was opened on Tuesday in front of 300 guests.</p><table><tr>{block}</table><p>")
    (tmp_path / "deep.html").write_text(page, encoding="utf-8")
    assert len(articles.read([tmp_path]).articles) + len(articles.read([tmp_path]).not_read) == 2
    assert article.text

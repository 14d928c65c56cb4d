"""Write sources/desk: one invented story, in our own words, in the eight formats in which it might reach a desk.

    python -m benchmarks.make_desk

Needs LibreOffice. What it writes is checked in; a change of a text here is one of what `reconcile check sources`
expects.
"""

from __future__ import annotations

import csv
import email.message
import email.policy
import io
import tempfile
from pathlib import Path

from tests.articles.desk.make import flat, office

FOLDER = Path(__file__).parent.parent / "sources" / "desk"

RELEASE = (
    "A lifeboat house for Kittle Head",
    (
        (
            "KITTLE HEAD, 15 September 2025 (Ellery Sound Lifeboat Society) - The Ellery Sound Lifeboat Society has "
            "opened its new boathouse at Kittle Head. The house and its slipway cost £4.2 million, of which the "
            "Aldous Foundation gave £650,000."
        ),
        (
            "The slipway is 64 metres long. From it the lifeboat reaches the open sea in three minutes, at low water "
            "too. The old house, which was built in 1931, will become a museum."
        ),
        (
            "“For ninety years we waited for the tide,” said Marta Quill, chairwoman of the society. “From now on "
            "the tide can wait for us.”"
        ),
        (
            "The crew counts 28 volunteers, nine of them women. In 2024 the lifeboat was called out 41 times and "
            "brought 57 people ashore."
        ),
        (
            "The builders, Harrow and Pell, needed 22 months. During the works the boat lay at a mooring in Port "
            "Ellery, where winter storms tore it loose twice."
        ),
        (
            "The society pays for its boats without money from the state. A street collection on the day of the "
            "opening brought £8,340."
        ),
    ),
)
MINUTES = (
    "Kittle Head Harbour Committee: minutes of the meeting of 16 September 2025",
    (
        (
            "The clerk reported that the new boathouse of the Ellery Sound Lifeboat Society was opened on 12 "
            "September 2025. Some 600 people came to the opening."
        ),
        (
            "The treasurer told the committee that the boathouse had cost £4.2 million in the end. The road to the "
            "slipway is paid from another budget."
        ),
        (
            "Councillor Edda Rowan asked about noise. The slipway is used on two evenings a week for exercises, the "
            "clerk said."
        ),
        "The committee thanked the 28 volunteers of the crew.",
    ),
)
GAZETTE = (
    "Lifeboat crew moves into its new home",
    (
        "By Tobias Wren",
        (
            "PORT ELLERY, 16 September 2025 - After 22 months of building, the crew of the Ellery Sound lifeboat has "
            "moved into its new boathouse at Kittle Head. The boathouse cost £4.7 million."
        ),
        (
            "The largest gift came from the Aldous Foundation, which gave £650,000. Coxswain Dan Osgood showed "
            "visitors the slipway, 64 metres of green oak."
        ),
        "“She slides like a seal,” said Osgood of the boat. “You hardly hear her go.”",
        "The lifeboat went out 41 times last year.",
    ),
)
WIRE = (
    "New lifeboat station opens at Kittle Head",
    (
        (
            "KITTLE HEAD, 15 September 2025 (Nordwire) - A lifeboat station with a slipway of 64 metres has opened "
            "at Kittle Head, the Ellery Sound Lifeboat Society said."
        ),
        (
            "Twenty-eight volunteers serve in the crew. The lifeboat was launched 41 times in 2024, and 57 people "
            "were brought ashore."
        ),
    ),
)
MAIL = (
    "The crew, as the coxswain tells it",
    (
        "Notes from Kittle Head for tomorrow’s page.",
        (
            "Coxswain Dan Osgood, 52, says that the crew counts 28 volunteers and that the youngest of them is 19 "
            "years old. The new boathouse was opened on 12 September 2025, in the rain."
        ),
        "Osgood has served in the lifeboat for 27 years. He says that some 600 people stood on the pier.",
    ),
    ("Could you ask him how often they were called out, and how long the slipway is? Somebody here says 64 metres.",),
)
SPOKEN = (
    (
        "Marta Quill",
        (
            "Good evening from Kittle Head. The Ellery Sound Lifeboat Society opened its new boathouse on 19 "
            "September 2025, and I have not slept much since."
        ),
    ),
    (
        "Marta Quill",
        "Harrow and Pell built it in 22 months. The slipway is 64 metres long, and the crew counts 28 volunteers.",
    ),
    (
        "Edda Rowan",
        (
            "Councillors were asked about noise. The Aldous Foundation gave £650,000, and nobody has asked about "
            "noise since."
        ),
    ),
)
CLIPPINGS = (
    ("Headline", "Source", "Published", "Text"),
    (
        "A slipway of oak",
        "Ellery Weekly",
        "2025-09-17",
        "The slipway of the new boathouse at Kittle Head is 64 metres long. Harrow and Pell built it in 22 months.",
    ),
    (
        "Coins for the crew",
        "Sound Radio",
        "2025-09-14",
        "A street collection for the Ellery Sound Lifeboat Society brought £8,340 on the day of the opening.",
    ),
)
PLAN = (
    "Page plan: Kittle Head",
    (
        "By Ilse Marchetti",
        (
            "Lead: the new boathouse of the Ellery Sound Lifeboat Society, with the gift of £650,000 from the Aldous "
            "Foundation."
        ),
        "Box: 28 volunteers, 41 launches in 2024, 57 people brought ashore.",
        "Picture: the old house of 1931, soon to be a museum.",
    ),
)


def documents(scratch: Path) -> None:
    """The files that LibreOffice saves."""
    ways = {
        "release.pdf": flat(
            title=RELEASE[0], paragraphs=RELEASE[1], head="Ellery Sound Lifeboat Society", columns=2, size=13
        ),
        "minutes.docx": flat(
            title=MINUTES[0],
            paragraphs=MINUTES[1],
            head="Harbour Committee",
            tracked=True,
            struck=("£3.9 million", "£4.2 million"),
        ),
        "gazette.odt": flat(title=GAZETTE[0], paragraphs=GAZETTE[1], head="Port Ellery Gazette"),
        "wire.rtf": flat(title=WIRE[0], paragraphs=WIRE[1], head="Nordwire"),
    }
    for name, text in ways.items():
        source = scratch / f"{Path(name).stem}.fodt"
        source.write_text(text, encoding="utf-8")
        office(source, Path(name).suffix[1:], FOLDER / name)


def reporter() -> bytes:
    """The mail: what the reporter writes, and the question that it answers."""
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"] = "Ilse Marchetti <ilse@desk.example>", "desk@desk.example"
    mail["Subject"], mail["Date"] = f"Re: {MAIL[0]}", "Tue, 16 Sep 2025 18:40:00 +0100"
    mail["Message-ID"] = "<kittle-1@desk.example>"
    quoted = "\n".join(f"> {line}" for line in MAIL[2])
    body = "\n\n".join(MAIL[1]) + f"\n\nOn Tue, 16 Sep 2025 at 16:05, Night Desk <desk@desk.example> wrote:\n{quoted}\n"
    mail.set_content(body, cte="quoted-printable")
    return mail.as_bytes()


def broadcast() -> str:
    """The captions of a talk in the radio."""
    cues = (
        f"00:00:{number * 7:02}.000 --> 00:00:{number * 7 + 6:02}.000\n<v {who}>{said}\n"
        for number, (who, said) in enumerate(SPOKEN)
    )
    return "WEBVTT - Sound Radio, evening talk\nLanguage: en\n\n" + "\n".join(cues)


def clippings() -> str:
    """The clippings, an article a row."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(CLIPPINGS)
    return out.getvalue()


def plan() -> str:
    """The plan of the page, as Google Docs saves it."""
    return (
        "\n\n".join([f"# **{PLAN[0]}**", *(each.replace(": ", "\\: ", 1).replace("-", "\\-") for each in PLAN[1])])
        + "\n"
    )


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        documents(Path(scratch))
    (FOLDER / "reporter.eml").write_bytes(reporter())
    (FOLDER / "talk.vtt").write_text(broadcast(), encoding="utf-8")
    (FOLDER / "clippings.csv").write_text(clippings(), encoding="utf-8")
    (FOLDER / "plan.md").write_text(plan(), encoding="utf-8")


if __name__ == "__main__":
    main()

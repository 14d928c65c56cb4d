"""Makes articles for the benchmarks: stories of about four articles each, in invented towns, with invented people.

Every story has its own names, numbers and days; every article of it tells a choice of the facts in a choice of words,
and now and then gets a number wrong. The same seed gives the same articles.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

from reconcile.model import Article

HEADS = [
    "Ald",
    "Bar",
    "Cres",
    "Dun",
    "Elm",
    "Fen",
    "Gar",
    "Hol",
    "Ives",
    "Jor",
    "Kel",
    "Lang",
    "Mar",
    "Nor",
    "Ost",
    "Pen",
    "Quin",
    "Ross",
    "Sel",
    "Thorn",
    "Ul",
    "Ver",
    "Wex",
    "Yar",
    "Zel",
    "Brack",
    "Crow",
    "Drum",
    "Fal",
    "Glen",
]
MIDDLES = [
    "a",
    "e",
    "i",
    "o",
    "u",
    "an",
    "en",
    "in",
    "or",
    "al",
    "el",
    "ar",
    "is",
    "um",
    "on",
    "er",
    "ath",
    "ing",
    "ow",
    "et",
]
TAILS = [
    "by",
    "ton",
    "ham",
    "ford",
    "wick",
    "stead",
    "mouth",
    "dale",
    "field",
    "worth",
    "burgh",
    "minster",
    "port",
    "haven",
    "lea",
    "combe",
]
FIRST = [
    start + end
    for start in (
        "Ad",
        "Br",
        "Cl",
        "Dar",
        "Ed",
        "Fel",
        "Gret",
        "Hug",
        "Ir",
        "Jon",
        "Kar",
        "Len",
        "Mir",
        "Nil",
        "Ol",
        "Per",
        "Ros",
        "Sim",
        "Til",
        "Vik",
    )
    for end in ("a", "an", "e", "eth", "ia", "ik", "in", "o", "or", "us")
]
ENDS = [
    "mann",
    "berg",
    "sen",
    "ski",
    "ova",
    "etti",
    "ides",
    "ault",
    "ez",
    "ler",
    "ström",
    "ard",
    "ink",
    "oux",
    "aya",
    "ente",
]
FIRMS = ["Shipping", "Foods", "Energy", "Bank", "Steel", "Airways", "Motors", "Insurance", "Timber", "Chemicals"]
OUTLETS = ["Courier", "Herald", "Gazette", "Observer", "Post", "Tribune", "Wire", "Review"]

KINDS = {
    "fire": (
        [
            "Fire destroys {firm} warehouse in {town}",
            "{hurt} hurt as warehouse burns in {town}",
            "Blaze at {firm} in {town} injures {hurt}",
        ],
        [
            "A fire destroyed a warehouse of {firm} in {town} on {weekday}, and {hurt} people were injured.",
            "{Hurt} people were hurt on {weekday} when a warehouse that belongs to {firm} burned down in {town}.",
            "Firefighters fought for {hours} hours on {weekday} against a blaze in a {firm} warehouse in {town}.",
        ],
        [
            "{chief}, the fire chief of {town}, said that {crew} firefighters were sent to {street}.",
            "The damage comes to about ${money} million, according to {firm}.",
            "The fire broke out at {hour}:{minute:02d} p.m. in a store of paint, {chief} said.",
            "{victim}, {age}, a night watchman, was taken to hospital with burns.",
            "{firm} has owned the building since {year} and insured it for ${more} million.",
            "The company employs {staff} people in {town}.",
        ],
    ),
    "court": (
        [
            "Jury awards {victim} ${money} million against {firm}",
            "{firm} must pay ${money} million, jury in {town} finds",
            "Verdict in {town}: {firm} loses to {victim}",
        ],
        [
            "A jury in {town} on {weekday} ordered {firm} to pay ${money} million to {victim}, a former employee.",
            "{firm} must pay ${money} million to {victim}, who was dismissed in {year}, a jury found on {weekday}.",
            "{victim}, {age}, has won a lawsuit against {firm} over a dismissal in {year}.",
        ],
        [
            "{chief}, who represents {firm}, said that the company would appeal.",
            "The jury of {crew} deliberated for {hours} hours.",
            "{victim} had worked for the company for {years} years before the dismissal.",
            "The lawsuit, filed in {year}, asked for ${more} million.",
            "{firm} employs {staff} people and has its seat in {street}, {town}.",
            "Judge {judge} will hear the parties again on {month} {day}.",
        ],
    ),
    "plant": (
        [
            "{firm} to build ${money} million plant in {town}",
            "{town} wins {firm} plant and {staff} jobs",
            "{firm} chooses {town} for its plant",
        ],
        [
            "{firm} will invest ${money} million in a plant in {town}, its chief executive said on {weekday}.",
            "A plant of {firm} is to bring {staff} jobs to {town}, the company announced on {weekday}.",
            "{town} will get a plant of {firm}, which puts ${money} million into it.",
        ],
        [
            "{chief}, chief executive of {firm}, expects to hire {staff} people within {years} years.",
            "Work in {street} is to begin in {month} {next}, and the plant should open by the end of {after}.",
            "Mayor {judge} said that the town had bought land for ${small} million.",
            "The company had sales of ${more} million in {year}.",
            "About {percent}% of the power is to come from the sun.",
            "{victim}, {age}, who leads the works council, called it a good day for {town}.",
        ],
    ),
    "crash": (
        [
            "{hurt} injured in bus crash near {town}",
            "Bus and lorry collide near {town}",
            "Crash near {town}: {firm} bus carried {crew}",
        ],
        [
            "{Hurt} people were injured on {weekday} when a bus and a lorry collided near {town}.",
            "A bus of {firm} with {crew} passengers hit a lorry near {town} on {weekday}.",
            "The police in {town} are looking into the crash of a {firm} bus, in which {hurt} people were hurt.",
        ],
        [
            "The driver of the bus, {victim}, {age}, was not hurt.",
            "{chief}, a police spokesman, said that the crash happened at about {hour}:{minute:02d} a.m. on {street}.",
            "The road was closed for {hours} hours.",
            "There were {crew} passengers on board, most of them on their way to work.",
            "Damage was put at ${small} million.",
            "Prosecutor {judge} opened an inquiry, which is to report by {month} {day}, {next}.",
        ],
    ),
}
FILLER = [
    "It had rained for most of the week, and few people were about.",
    "Neighbours said that they had heard of it on the radio.",
    "The council will talk about the matter when it meets again.",
    "A number of questions remain open, and nobody would answer them yet.",
    "Similar cases have kept the region busy for some years.",
    "“We will have to learn from this,” said {judge}.",
    "“I have never seen anything of the kind,” {chief} said.",
    "{town} has about {people} inhabitants.",
    "The nearest large hospital is {hours} miles away.",
    "Trains ran late until the evening.",
]

SLIPS = (
    "hurt",
    "Hurt",
    "money",
    "small",
    "more",
    "staff",
    "crew",
    "hours",
    "years",
    "age",
    "day",
    "year",
    "percent",
    "next",
    "after",
    "minute",
    "chief",
    "victim",
    "judge",
)
"""What an article may get wrong: figures, and the first names of people."""


def articles(number: int, seed: int = 1, slips: float = 0) -> list[Article]:
    """That many articles, mixed; each story has two to six of them.

    With `slips`, each article tells all that is known of its story, and gets that share of its figures wrong.
    """
    rng = random.Random(seed)
    made: list[Article] = []
    for story in range(number):
        if len(made) >= number:
            break
        made += _story(rng, story, slips)
    made = made[:number]
    rng.shuffle(made)
    return made


def _story(rng: random.Random, number: int, slips: float) -> Iterator[Article]:
    kind = KINDS[rng.choice(sorted(KINDS))]
    told = _facts(rng)
    day = datetime.date(2016, 1, 1) + datetime.timedelta(days=rng.randrange(2500))
    yield from _told(rng, number, slips, kind, told, day, rng.choice([2, 3, 4, 4, 5, 6]))


def one_story(rng: random.Random, number: int, slips: float = 0) -> list[Article]:
    """That many articles of one story; `slips` is as in `articles`."""
    return list(_told(rng, 0, slips, KINDS["fire"], _facts(rng), datetime.date(2019, 5, 7), number))


def _told(
    rng: random.Random,
    number: int,
    slips: float,
    kind: tuple[list[str], list[str], list[str]],
    told: dict[str, object],
    day: datetime.date,
    many: int,
) -> Iterator[Article]:
    titles, leads, facts = kind
    for each in range(many):
        mine = {**told, "money": rng.choice([told["money"]] * 5 + [rng.randint(2, 90)]), "weekday": f"{day:%A}"}
        if slips:
            mine |= {name: _other(rng, told[name]) for name in SLIPS if rng.random() < slips}
        body = [
            rng.choice(leads),
            *rng.sample(facts, len(facts) if slips else 4),
            *rng.sample(FILLER, len(FILLER) if slips else 5),
        ]
        text = "\n\n".join(" ".join(body[i : i + 2]) for i in range(0, len(body), 2)).format(**mine)
        out = day + datetime.timedelta(days=rng.choice([0, 1, 1, 2, 3]))
        publisher = f"{_place(rng)} {rng.choice(OUTLETS)}"
        yield Article(
            f"{number:05d}-{each}",
            f"{number:05d}-{each}.txt",
            text,
            title=rng.choice(titles).format(**mine),
            publisher=publisher,
            published=out.isoformat(),
            published_basis="metadata",
        )


def _facts(rng: random.Random) -> dict[str, object]:
    hurt, year = rng.randint(2, 40), rng.randint(1990, 2015)
    numbers = {
        "money": rng.randint(2, 90),
        "small": rng.randint(1, 9),
        "more": rng.randint(91, 900),
        "staff": rng.randint(50, 3000),
        "crew": rng.randint(12, 120),
        "percent": rng.randint(5, 95),
    }
    times = {
        "hours": rng.randint(2, 30),
        "years": rng.randint(2, 25),
        "hour": rng.randint(1, 11),
        "minute": rng.randint(0, 59),
        "age": rng.randint(20, 70),
        "day": rng.randint(1, 28),
        "year": year,
    }
    days = {
        "month": rng.choice(["January", "March", "April", "June", "September", "October"]),
        "next": rng.randint(2023, 2024),
        "after": rng.randint(2025, 2027),
        "people": f"{rng.randint(5, 400)},000",
    }
    people = {
        role: f"{rng.choice(FIRST)} {rng.choice(HEADS)}{rng.choice(MIDDLES)}{rng.choice(ENDS)}"
        for role in ("chief", "victim", "judge")
    }
    return {
        "hurt": hurt,
        "Hurt": hurt,
        **numbers,
        **times,
        **days,
        **people,
        "town": _place(rng),
        "street": f"{_place(rng)} Road",
        "firm": f"{_place(rng)} {rng.choice(FIRMS)}",
    }


def _other(rng: random.Random, told: object) -> object:
    """Another figure of about the size, or a person without the first name."""
    return told + rng.randint(1, max(2, told // 3)) if isinstance(told, int) else str(told).split()[-1]


def _place(rng: random.Random) -> str:
    return f"{rng.choice(HEADS)}{rng.choice(MIDDLES)}{rng.choice(TAILS)}"

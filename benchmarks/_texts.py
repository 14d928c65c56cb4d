"""Articles to measure speed with: a few hundred, each of about 2.5 KB, made from sentences of our own.

Every article draws its people, companies, sums, days and places anew, and its sentences from a stock that reads like
the news: some full of figures, more of them without any, so that 1,000 characters hold about twenty claims, as those of
news articles do. The same number gives the same article.
"""

from __future__ import annotations

import random

SIZE = 2_500
FIRST = [
    "Ada",
    "Berit",
    "Carlo",
    "Dunja",
    "Emeka",
    "Farah",
    "Goran",
    "Hanne",
    "Ines",
    "Jorge",
    "Keiko",
    "Lamar",
    "Mirza",
    "Nadia",
    "Oskar",
    "Petra",
    "Quentin",
    "Rosa",
    "Samir",
    "Tilda",
    "Umar",
    "Vera",
    "Wendel",
    "Ximena",
    "Yusuf",
    "Zora",
]
LAST = [
    "Abara",
    "Bellweather",
    "Castellan",
    "Drummond",
    "Eriksen",
    "Fontaine",
    "Gallardo",
    "Hartnoll",
    "Ivanov",
    "Jankovic",
    "Kessler",
    "Lindqvist",
    "Moreau",
    "Nakata",
    "Okafor",
    "Pettersen",
    "Quayle",
    "Rossi",
    "Sandoval",
    "Tanaka",
    "Ulrich",
    "Valdez",
    "Whitcombe",
    "Yilmaz",
    "Zeman",
]
STEMS = [
    "Alder",
    "Beacon",
    "Corvid",
    "Dunmore",
    "Eastgate",
    "Fairlead",
    "Granite",
    "Harrow",
    "Ironbridge",
    "Juniper",
    "Kestrel",
    "Larkfield",
    "Meridian",
    "Northway",
    "Orchard",
    "Palisade",
    "Quarry",
    "Redwood",
    "Summit",
    "Tidewater",
]
FORMS = [
    "Group",
    "Holdings Ltd.",
    "Inc.",
    "Energy",
    "Pharma",
    "Logistics",
    "Bank",
    "University",
    "Airlines",
    "Port Authority",
    "Medical Center",
    "Foods plc",
]
CITIES = [
    "Leeds",
    "Rotterdam",
    "Austin, Texas",
    "Nairobi",
    "Osaka",
    "Porto",
    "Halifax, Nova Scotia",
    "Pune",
    "Gdansk",
    "Wellington",
    "Denver",
    "Lagos",
]
OFFICES = [
    "chief executive",
    "mayor",
    "police chief",
    "spokeswoman",
    "finance minister",
    "head of research",
    "chairman",
    "fire chief",
    "lawyer",
    "head coach",
]
HEDGES = ["", "", "", "about ", "at least ", "more than ", "nearly ", "up to ", "some "]
MONEY = [
    "${n} million",
    "£{n}m",
    "€{n} billion",
    "{n} million yuan",
    "Rs {n} crore",
    "{n} billion won",
    "HK${n} million",
    "${n},{t}",
]
THINGS = [
    "workers",
    "homes",
    "passengers",
    "doctoral students",
    "electric buses",
    "arrests",
    "tonnes of grain",
    "customers",
    "officers",
    "megawatts",
    "patients",
    "shops",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DETAILS = [
    "on the northern bank",
    "after two years of talks",
    "despite a cold winter",
    "in front of the old station",
    "at the request of the council",
    "without giving a reason",
    "as rain set in",
    "under a new contract",
]
SENTENCES = [
    "{person}, the {office} of {firm}, said on {day} that the project would cost {hedge}{money}.",
    "{firm} will invest {hedge}{money} in a plant near {city}, which is due to open by {month} {year}.",
    "{Hedge}{n} {things} were affected, according to a report that {firm} published on {date}.",
    "“We did not expect this to take so long,” said {person}, who has worked in {city} for {few} years {detail}.",
    (
        "The share of renewable power rose {pct}% to {pct2}% in the {ordinal} quarter, {hedge}{n} {things} more than "
        "a year earlier."
    ),
    "{person}, {age}, of {city}, was taken to hospital at about {hour}:{minute} p.m. {detail}.",
    (
        "Residents had complained about the noise for months, and nobody at the town hall could say who was in "
        "charge {detail}."
    ),
    (
        "Police said that {few} people were killed and {few2} injured when a lorry left the road {detail} on {day} "
        "morning."
    ),
    (
        "Under the agreement, which both sides signed {detail}, {firm} will train {hedge}{n} {things} over the next "
        "{few} years."
    ),
    "It was not immediately clear whether the decision could be appealed, and calls to the company were not returned.",
    "The {age}-year-old {office} has denied the charges; a hearing is set for {date} at {n} Mill Street in {city}.",
    "Analysts at {firm} had forecast {money}, against {money2} in the same period of last year.",
    (
        "“{firm} is the {ordinal}-largest employer here,” {person} told reporters, adding that talks would go on "
        "next week {detail}."
    ),
    (
        "Those who live along the river remember a quieter place, where boats were mended and nets hung up to dry "
        "{detail}."
    ),
    "The bridge, {n} metres long and {few} metres wide, was closed from {month} {year} until last {day}.",
    "Since {year}, the fund has paid out {hedge}{money} to {hedge}{n} {things}, a spokesman for {firm} said.",
    (
        "Neither the council nor the union would comment, but a person close to the talks described them as friendly "
        "{detail}."
    ),
    "{firm2}, founded in {year} by {person}, employs {n},{t} people in {city} and {few} other towns.",
    (
        "{person} declined to comment, and a lawyer for {firm} did not answer questions that were sent to her office "
        "{detail}."
    ),
    "“Nobody here wants to go through that again,” {person} said {detail}.",
    (
        "For those who live nearby the dispute has become a part of everyday talk, in the shops as much as at the "
        "bus stop."
    ),
    "{person}, who grew up in {city}, described a meeting at which voices were raised and papers were thrown.",
    "The council of {city} has asked {firm} to explain why residents were not told earlier.",
    "Critics say that the plan was drawn up behind closed doors; those who support it call the complaints exaggerated.",
    (
        "Whether the work can go on while the appeal is pending depends on how the court reads a clause that nobody "
        "had paid attention to before."
    ),
    "“It is a question of trust,” the {office} told reporters {detail}.",
    "Teachers, shopkeepers and drivers gathered outside the building, held up signs and sang until it grew dark.",
    "A statement from {firm} spoke of a misunderstanding and promised that it would be cleared up soon.",
    "Officials from {city} visited the site {detail} and left without speaking to those who were waiting.",
    (
        "What happened next is disputed: according to {firm}, the doors were open all the time, while witnesses "
        "remember that they were locked."
    ),
    (
        "Letters seen by this newspaper show that {person} had raised concerns about the foundations and had been "
        "told not to worry."
    ),
    (
        "{person} called the decision a mistake and said that {firm2} should have listened to the people of {city} "
        "{detail}."
    ),
]


def article(number: int, size: int = SIZE) -> str:
    """The article of that number: paragraphs of one to three sentences, `size` characters and the rest of a
    sentence."""
    draw = random.Random(number)
    people = [f"{draw.choice(FIRST)} {draw.choice(LAST)}" for _ in range(5)]
    firms = [f"{draw.choice(STEMS)} {draw.choice(FORMS)}" for _ in range(4)]
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < size:
        stock = draw.sample(SENTENCES, draw.randint(1, 3))
        paragraphs.append(" ".join(_filled(sentence, draw, people, firms) for sentence in stock))
    return "\n\n".join(paragraphs)


def articles(count: int) -> list[str]:
    """That many different articles."""
    return [article(number) for number in range(count)]


def _filled(sentence: str, draw: random.Random, people: list[str], firms: list[str]) -> str:
    hedge = draw.choice(HEDGES)
    return sentence.format(
        person=draw.choice(people),
        firm=draw.choice(firms),
        firm2=draw.choice(firms),
        city=draw.choice(CITIES),
        office=draw.choice(OFFICES),
        hedge=hedge,
        Hedge=hedge.capitalize(),
        money=_money(draw),
        money2=_money(draw),
        things=draw.choice(THINGS),
        detail=draw.choice(DETAILS),
        day=draw.choice(DAYS),
        month=draw.choice(MONTHS),
        year=draw.randint(1985, 2026),
        date=f"{draw.choice(MONTHS)} {draw.randint(1, 28)}, {draw.randint(2019, 2026)}",
        n=draw.randint(12, 980),
        t=f"{draw.randint(0, 999):03}",
        few=draw.randint(2, 9),
        few2=draw.randint(10, 40),
        pct=draw.randint(1, 30),
        pct2=draw.randint(31, 80),
        age=draw.randint(19, 88),
        hour=draw.randint(1, 11),
        minute=f"{draw.randint(0, 59):02}",
        ordinal=draw.choice(["first", "second", "third", "fourth"]),
    )


def _money(draw: random.Random) -> str:
    return draw.choice(MONEY).format(
        n=draw.choice([draw.randint(2, 900), round(draw.uniform(1, 99), 1)])
        if draw.random() < 0.8
        else draw.randint(2, 900),
        t=f"{draw.randint(0, 999):03}",
    )

"""The language of short texts: a foreign one is not read as English, and English is not taken for another because of
names."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile import articles
from reconcile.articles._language import detect

FOREIGN = {
    "de": [
        (
            "Die Polizei hat am Montag zwei Männer in Hallby festgenommen, die einen Laden überfallen und den "
            "Besitzer verletzt haben sollen."
        ),
        "Bei dem Brand in Oslund starben am Dienstag vierzehn Menschen, teilte die Feuerwehr mit.",
        "Im Prozess gegen Rosa Kent fordert die Staatsanwaltschaft sechs Jahre Haft.",
        "Drei Verletzte nach Unfall auf der Autobahn bei Hallby",
    ],
    "fr": [
        (
            "La police a arrêté lundi deux hommes à Hallby, soupçonnés d'avoir attaqué un magasin et blessé le "
            "propriétaire."
        ),
        "Quatorze personnes sont mortes mardi dans l'incendie d'Oslund, ont annoncé les pompiers.",
        "Le maire de Marlow inaugure le nouveau pont en présence de 300 invités venus de toute la région",
    ],
    "es": [
        "La policía detuvo el lunes a dos hombres en Hallby por asaltar una tienda y herir al propietario.",
        "El grupo Selvia compra la fábrica de Hallby por 14 millones de euros, dijo su director Jonas Brandt.",
    ],
    "it": [
        (
            "La polizia ha arrestato lunedì due uomini a Hallby, accusati di aver assaltato un negozio e ferito il "
            "proprietario."
        ),
        "Il gruppo Selvia acquista lo stabilimento di Hallby per 14 milioni di euro, ha detto Jonas Brandt.",
    ],
    "pt": [
        (
            "A polícia prendeu na segunda-feira dois homens em Hallby, suspeitos de assaltar uma loja e ferir o "
            "proprietário."
        )
    ],
    "nl": [
        "De politie heeft maandag twee mannen aangehouden in Hallby die een winkel zouden hebben overvallen.",
        "Bij de brand in Oslund zijn dinsdag veertien mensen om het leven gekomen, meldt de brandweer.",
    ],
    "da": [
        "Politiet har mandag anholdt to mænd i Hallby, som er mistænkt for at have overfaldet en butik.",
        "Fjorten mennesker døde tirsdag i branden i Oslund, oplyser brandvæsenet.",
    ],
    "sv": [
        "Polisen grep i måndags två män i Hallby som misstänks ha rånat en butik och skadat ägaren.",
        "Fjorton människor dog i branden i Oslund på tisdagen, uppger räddningstjänsten.",
    ],
    "no": ["Politiet pågrep mandag to menn i Hallby som er mistenkt for å ha ranet en butikk og skadet eieren."],
    "fi": [
        "Poliisi otti maanantaina kiinni kaksi miestä, joita epäillään kaupan ryöstöstä ja omistajan pahoinpitelystä."
    ],
    "pl": ["Policja zatrzymała w poniedziałek dwóch mężczyzn podejrzanych o napad na sklep i zranienie właściciela."],
    "tr": ["Polis pazartesi günü bir dükkanı soyan ve sahibini yaralayan iki kişiyi gözaltına aldı."],
}
ENGLISH = [
    "Ida Falk, 52, resigned.",
    "Fire kills 14.",
    "x",
    "$14 million raised. 300 guests. 5 May 2024.",
    "Police arrest two men in Hallby.",
    "Ursula von der Leyen met Alexander van der Bellen in La Paz.",
    "Maria de los Angeles Reyes and Jose del Rio of Santa Cruz de la Sierra won.",
    "Le Monde, El Pais and La Repubblica report 14 dead.",
    "Die Zeit and Der Spiegel reported losses.",
    "Frankfurter Allgemeine Zeitung: Das Kapital der Deutschen, by Hans von der Heide, sold 14,000 copies.",
    "Rue de la Paix, Avenue des Champs-Elysees and Place de la Concorde closed Sunday.",
    "Costa del Sol hotels full; Palma de Mallorca, Playa del Carmen prices up 12 percent.",
    "Oslo: Bodø/Glimt 2, Malmö FF 1. Brann 3, Viking 0.",
    "Results: Smith 12, Jones 14, Brown 9, Kent 7.",
    "The collapse of a footbridge killed a welder, a driver and a visitor from a town nearby, a spokesman said.",
    "It hurts me to watch a quay go to ruin, said a woman in oilskins and a bright red woollen cap.",
    "De Beers, De La Rue shares rise",
]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FOREIGN.items() for text in texts])
def test_a_short_foreign_text_is_not_english(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_in_doubt_a_short_text_is_english(text: str) -> None:
    assert detect(text) == "en"


def test_a_short_foreign_text_is_told_with_its_language_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOREIGN["nl"][0], encoding="utf-8")
    (tmp_path / "b.txt").write_text("The police arrested two men in Hallby on Monday.", encoding="utf-8")
    (entry,) = articles.read([tmp_path]).not_read
    assert "written in Dutch" in entry.why
    assert "language: en" in entry.why


def test_what_the_file_says_of_its_language_is_believed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\nlanguage: en\n---\n{FOREIGN['nl'][0]}", encoding="utf-8")
    assert [article.language for article in articles.read([tmp_path]).articles] == ["en"]

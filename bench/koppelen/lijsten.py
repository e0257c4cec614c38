"""The names, streets and towns from which people are made: lists of `faker`, with the spread of names in a country.

Faker draws each name as often as any other; in a country a few names are borne by many and most by few. So each
list is drawn by rank (Zipf), and surnames come from several languages, since in a Dutch town they do.
"""

import bisect
import itertools
import random
from importlib import import_module

from faker.providers.address.nl_NL import Provider as Adressen

TUSSENVOEGSELS = ("van", "de", "van de", "van der", "van den", "den", "ter", "te", "ten", "in 't", "op de", "'t")
SUFFIXEN = ("straat", "laan", "weg", "plein", "dreef", "hof", "kade", "singel", "pad", "steeg", "gracht", "plantsoen")
ROEPNAMEN = (
    ("Johannes", "Jan Hans Joop Johan"), ("Cornelis", "Kees Cor"), ("Hendrik", "Henk Hein Rik"),
    ("Willem", "Wim Pim"), ("Petrus", "Piet Peter Pierre"), ("Jacobus", "Jaap Koos Ko"), ("Antonius", "Ton Toon Anton"),
    ("Adrianus", "Ad Arie Adriaan"), ("Gerardus", "Gerard Geert Ger"), ("Wilhelmus", "Wim Willem"),
    ("Franciscus", "Frans Frank"), ("Theodorus", "Theo Dirk"), ("Martinus", "Martin Tinus"), ("Nicolaas", "Klaas Nico"),
    ("Lambertus", "Bert Lambert"), ("Christiaan", "Chris"), ("Leonardus", "Leo Leon"), ("Mohammed", "Mo Moh"),
    ("Abdelkader", "Kader Abdel"), ("Maria", "Ria Mieke Marijke Rie"), ("Johanna", "Jo Hanna Annie Joke"),
    ("Elisabeth", "Els Betty Liesbeth Lies"), ("Catharina", "Toos Rina Cato Karin"), ("Wilhelmina", "Mien Willy Mina"),
    ("Hendrika", "Rika Henny"), ("Margaretha", "Greet Gre Margriet"), ("Cornelia", "Corrie Nel Cor"),
    ("Anna", "Annie Ans"), ("Adriana", "Adri Jana"), ("Petronella", "Nel Petra Ellie"), ("Alida", "Ali Lida"),
    ("Geertruida", "Truus Trudy Geertje"), ("Jacoba", "Coba Co"), ("Theodora", "Thea Dora"), ("Helena", "Leny Lena"),
)  # fmt: skip


class Verdeling:
    """A list drawn by rank: the n-th name is borne 1 / (n + 8) as often as the first."""

    def __init__(self, namen: list[str], rng: random.Random) -> None:
        self.namen = list(namen)
        rng.shuffle(self.namen)
        self.som = list(itertools.accumulate(1 / (n + 8) for n in range(len(self.namen))))

    def trek(self, rng: random.Random) -> str:
        return self.namen[bisect.bisect_left(self.som, rng.random() * self.som[-1])]


def _namen(locale: str, what: str) -> list[str]:
    return sorted(set(getattr(import_module(f"faker.providers.person.{locale}").Provider, what)))


class Lijsten:
    """All lists of one population; which names are frequent differs per seed."""

    def __init__(self, rng: random.Random) -> None:
        plaatsen = sorted(set(Adressen.cities))
        nederlands = [*_namen("nl_NL", "last_names"), *_namen("nl_BE", "last_names"), *(f"van {p}" for p in plaatsen)]
        elders = [n for taal in ("tr_TR", "de_DE", "es_ES", "id_ID", "en_GB") for n in _namen(taal, "last_names")]
        self.achternamen = Verdeling(nederlands, rng)
        self.vreemd = Verdeling(elders, rng)
        self.mannen = Verdeling(self._voornamen("male"), rng)
        self.vrouwen = Verdeling(self._voornamen("female"), rng)
        self.roepnamen = {doop: roep.split() for doop, roep in ROEPNAMEN}
        self.plaatsen = Verdeling(plaatsen, rng)
        self.straatnamen = Verdeling(sorted({*self.mannen.namen, *self.vrouwen.namen, *nederlands[:600]}), rng)

    @staticmethod
    def _voornamen(soort: str) -> list[str]:
        namen = [n for taal in ("nl_NL", "nl_BE", "tr_TR", "id_ID") for n in _namen(taal, f"first_names_{soort}")]
        van_hier = ROEPNAMEN[:19] if soort == "male" else ROEPNAMEN[19:]
        return sorted({n for n in namen if " " not in n} | {doop for doop, _ in van_hier})

    def voornaam(self, rng: random.Random, geslacht: str) -> str:
        return (self.mannen if geslacht == "M" else self.vrouwen).trek(rng)

    def achternaam(self, rng: random.Random) -> tuple[str, str]:
        """Prefix and surname apart, as a Dutch register keeps them."""
        naam = (self.achternamen if rng.random() < 0.8 else self.vreemd).trek(rng)
        for voegsel in sorted(TUSSENVOEGSELS, key=len, reverse=True):
            if naam.lower().startswith(voegsel + " "):
                return voegsel, naam[len(voegsel) + 1 :]
        return (rng.choice(TUSSENVOEGSELS), naam) if rng.random() < 0.08 else ("", naam)

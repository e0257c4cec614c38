"""The records of a house compared: in memory alone, with what people decided taken into account.

It is given records and decisions and gives pairs; where they stand it does not know. Decrypted numbers are in the
memory of this process and go with it: nothing is put aside on disk.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from regiehuis.personen.koppeling import clusters, model, uitvoeren, vergelijken
from regiehuis.personen.koppeling.invoer import VELDEN

KOLOMMEN = ("record_id", *VELDEN)
BLOK = 5000
_DELEN = list(vergelijken.VERGELIJKINGEN)
Paar = tuple[str, str]


class Huis:
    """One run: records in, pairs out. Keys are texts, and sort as the records came."""

    def __init__(self, blokken: Iterable[Sequence[Sequence[str]]]) -> None:
        """`blokken` hold records by KOLOMMEN, in order of their keys."""
        self._connectie = uitvoeren.verbind(opzij=False)
        kolommen = ", ".join(f"{naam} VARCHAR" for naam in KOLOMMEN)
        self._connectie.execute(f"CREATE TABLE ruw (rij INTEGER, {kolommen})")
        self.aantal = 0
        lijsten = ", ".join("unnest(?::VARCHAR[])" for _ in KOLOMMEN)
        for blok in blokken:
            nummers = list(range(self.aantal + 1, self.aantal + len(blok) + 1))
            waarden = [list(kolom) for kolom in zip(*blok, strict=True)]
            self._connectie.execute(f"INSERT INTO ruw SELECT unnest(?::INTEGER[]), {lijsten}", [nummers, *waarden])
            self.aantal += len(blok)

    def weeg(self, *, bekend: model.Model | None, drempels: model.Drempels) -> model.Model:
        """Weigh and judge all pairs that meet; gives the model, learnt unless one is known."""
        return uitvoeren.weeg(self._connectie, self.aantal, bekend=bekend, drempels=drempels)

    def besluit(
        self, gebruikt: model.Model, *, vast: Iterable[Paar], verboden: Iterable[Paar], open_: Iterable[Paar]
    ) -> None:
        """Form clusters by what was weighed and what people decided, and settle what becomes of each pair.

        A pair within a cluster that speaks for itself is linked; one between two clusters that weighs enough is asked;
        one within a cluster that does not is left, since others hold it together.
        """
        besloten = self._besloten(list(vast), list(verboden), list(open_))
        groepen = uitvoeren.groepeer(self._connectie, gebruikt, besloten)
        self._connectie.execute("CREATE OR REPLACE TABLE groep (rij INTEGER, cluster INTEGER)")
        self._connectie.execute(
            "INSERT INTO groep SELECT unnest(?::INTEGER[]), unnest(?::INTEGER[])",
            [list(groepen), list(groepen.values())],
        )
        delen = ", ".join(f"trap_{deel}, gewicht_{deel}" for deel in _DELEN)
        self._connectie.execute(
            f"""CREATE OR REPLACE TABLE uitslag AS
            SELECT a.record_id AS a, b.record_id AS b, round(gewicht, 3) AS gewicht, {delen},
                CASE WHEN coalesce(ga.cluster, rij_l) != coalesce(gb.cluster, rij_r) THEN 'voorgesteld'
                    WHEN oordeel = 'koppelen' THEN 'gekoppeld' END AS stand
            FROM oordeel JOIN ruw a ON a.rij = rij_l JOIN ruw b ON b.rij = rij_r
            LEFT JOIN groep ga ON ga.rij = rij_l LEFT JOIN groep gb ON gb.rij = rij_r
            WHERE oordeel != 'laten'"""
        )
        self._connectie.execute("DELETE FROM uitslag WHERE stand IS NULL")

    def paren(self) -> Iterator[list[tuple[str, str, float, str, list[dict[str, Any]]]]]:
        """The pairs in blocks: both keys, weight, what becomes of it, and per field what it rests on."""
        delen = ", ".join(f"trap_{deel}, round(gewicht_{deel}, 2)" for deel in _DELEN)
        gelezen = self._connectie.cursor().execute(f"SELECT a, b, gewicht, stand, {delen} FROM uitslag ORDER BY a, b")
        while blok := gelezen.fetchmany(BLOK):
            yield [(a, b, gewicht, stand, _bewijs(rest)) for a, b, gewicht, stand, *rest in blok]

    def niet_meer(self, eerder: Iterable[Sequence[tuple[str, str, str]]]) -> Iterator[list[str]]:
        """Of pairs that were found before, as key and both records, the keys of those that this run did not find."""
        self._connectie.execute("CREATE OR REPLACE TABLE eerder (id VARCHAR, a VARCHAR, b VARCHAR)")
        for blok in eerder:
            kolommen = [list(kolom) for kolom in zip(*blok, strict=True)]
            lijsten = ", ".join("unnest(?::VARCHAR[])" for _ in kolommen)
            self._connectie.execute(f"INSERT INTO eerder SELECT {lijsten}", kolommen)
        gelezen = self._connectie.cursor().execute("SELECT id FROM eerder ANTI JOIN uitslag USING (a, b)")
        while blok_ := gelezen.fetchmany(BLOK):
            yield [rij[0] for rij in blok_]

    def sluit(self) -> None:
        """Let go of everything that was read."""
        self._connectie.close()

    def _besloten(self, vast: list[Paar], verboden: list[Paar], open_: list[Paar]) -> clusters.Besloten:
        """The decisions as numbers of rows. Who is in no list any more stands for who he was linked to."""
        leden = _samen(vast)
        namen = {naam for paar in (*vast, *verboden, *open_) for naam in paar}
        rijen = dict(
            self._connectie.execute(
                "SELECT record_id, rij FROM ruw WHERE record_id IN (SELECT unnest(?::VARCHAR[]))", [sorted(namen)]
            ).fetchall()
        )
        levend = {naam: sorted(rijen[lid] for lid in leden.get(naam, [naam]) if lid in rijen) for naam in namen}

        def nummer(naam: str) -> int:
            return rijen.get(naam) or next(iter(levend[naam]), 0)

        def eersten(paren: list[Paar]) -> frozenset[tuple[int, int]]:
            nummers = [(nummer(een), nummer(ander)) for een, ander in paren]
            return frozenset((min(p), max(p)) for p in nummers if all(p) and p[0] != p[1])

        keten = {(a, b) for wie in levend.values() for a, b in zip(wie, wie[1:], strict=False)}
        return clusters.Besloten(frozenset(keten), eersten(verboden) - keten, eersten(open_) - keten)


def _samen(vast: list[Paar]) -> dict[str, list[str]]:
    """All that people linked to each record, itself too."""
    groep: dict[str, list[str]] = {}
    for een, ander in vast:
        links, rechts = groep.setdefault(een, [een]), groep.setdefault(ander, [ander])
        if links is not rechts:
            links += rechts
            groep.update(dict.fromkeys(rechts, links))
    return groep


def _bewijs(rest: Sequence[Any]) -> list[dict[str, Any]]:
    """What was known on both sides, field by field; never what it was."""
    return [
        {"veld": veld, "trap": trap, "gewicht": gewicht}
        for veld, trap, gewicht in zip(_DELEN, rest[::2], rest[1::2], strict=True)
        if trap not in (None, "onbekend")
    ]

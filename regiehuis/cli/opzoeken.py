"""Measures look-up: the records of a run in a PostgreSQL of its own, asked by some users at once as the web role."""

import hashlib
import hmac
import multiprocessing
import os
import secrets
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import psycopg

from regiehuis.cli import database, installation
from regiehuis.personen.koppeling import enkel, invoer, opzoeken, vullen
from regiehuis.personen.koppeling.uitvoeren import Uitkomst

Vraag = dict[str, str]
Antwoord = tuple[float, list[str]]
TIEN = 10


@dataclass
class Meting:
    """How look-up did: for each kind of question how many, found first, found among ten; and the times in ms."""

    soorten: dict[str, list[int]] = field(default_factory=dict)
    onbekend: int = 0
    onterecht: int = 0
    tijden: list[float] = field(default_factory=list)

    def cijfers(self) -> dict[str, float | None]:
        """The figures by the names of the JSON line; None where nothing was asked of that kind."""
        aantal, eerste, tien = (sum(rij[n] for rij in self.soorten.values()) for n in range(3))
        p50, p95, p99 = (self._percentiel(p) for p in (50, 95, 99))
        return {
            "recall_at_1": eerste / aantal if aantal else None,
            "recall_at_10": tien / aantal if aantal else None,
            "false_answer_rate": self.onterecht / self.onbekend if self.onbekend else None,
            "p50_ms": p50, "p95_ms": p95, "p99_ms": p99,
        }  # fmt: skip

    def _percentiel(self, welk: int) -> float:
        op_rij = sorted(self.tijden)
        return round(op_rij[min(len(op_rij) - 1, len(op_rij) * welk // 100)], 3)


def meet(gevonden: Uitkomst, pad: Path, *, gebruikers: int) -> Meting:
    """Put the records of a run in an index and ask every question of the file.

    Raises:
        OngeldigBestand: the file cannot be read as questions.
        PostgresUnavailable: no PostgreSQL can be started here.
    """
    vragen = lees(pad)
    rijen = gevonden.connectie.execute("SELECT record_id, waarheid_id FROM ruw").fetchall()
    waarheid = {str(record): str(wie) for record, wie in rijen}
    huis, sleutel = str(uuid.uuid4()), secrets.token_hex(32)
    with _database(huis) as (eigenaar, web):
        with psycopg.connect(eigenaar) as verbinding:
            vullen.vul(verbinding, gevonden, huis=huis, hash_bsn=partial(_hash, sleutel))
        with psycopg.connect(eigenaar, autocommit=True) as verbinding:
            verbinding.execute("VACUUM ANALYZE personen_indexrecord, personen_indexsleutel, personen_indexdeel")
        antwoorden = vraag(web, huis, sleutel, vragen, gebruikers=gebruikers)
    return beoordeel(vragen, antwoorden, waarheid)


def lees(pad: Path) -> list[Vraag]:
    """The questions of a CSV file."""
    nodig = ("query_id", "soort", *(veld for veld in invoer.VELDEN if veld != "bron"), invoer.WAARHEID)
    return invoer.lees_rijen(pad, nodig)


def beoordeel(vragen: Sequence[Vraag], antwoorden: Sequence[Antwoord], waarheid: dict[str, str]) -> Meting:
    """Hold the answers against who the questions are about; nobody of the records is an unknown person."""
    meting, bekenden = Meting(), set(waarheid.values())
    for gevraagd, (duur, records) in zip(vragen, antwoorden, strict=True):
        meting.tijden.append(duur)
        wie = [waarheid[record] for record in records]
        if gevraagd[invoer.WAARHEID] not in bekenden:
            meting.onbekend += 1
            meting.onterecht += bool(wie)
            continue
        rij = meting.soorten.setdefault(gevraagd["soort"], [0, 0, 0])
        rij[0] += 1
        rij[1] += wie[:1] == [gevraagd[invoer.WAARHEID]]
        rij[2] += gevraagd[invoer.WAARHEID] in wie[:TIEN]
    return meting


def vraag(web: str, huis: str, sleutel: str, vragen: Sequence[Vraag], *, gebruikers: int) -> list[Antwoord]:
    """Ask all questions, each user his own share at the same time as the others, and time each from form to answer."""
    delen = [vragen[n::gebruikers] for n in range(gebruikers)]
    with multiprocessing.get_context("spawn").Pool(gebruikers) as groep:
        gedaan = groep.starmap(_gebruiker, [(web, huis, sleutel, deel) for deel in delen], chunksize=1)
    antwoorden: list[Antwoord] = [(0.0, [])] * len(vragen)
    for n, deel in enumerate(gedaan):
        antwoorden[n::gebruikers] = deel
    return antwoorden


def _gebruiker(web: str, huis: str, sleutel: str, vragen: Sequence[Vraag]) -> list[Antwoord]:
    gedaan: list[Antwoord] = []
    with psycopg.connect(web, autocommit=True) as verbinding, verbinding.cursor() as cursor:
        verbinding.prepare_threshold = 0
        cursor.execute("SELECT set_config('regiehuis.huizen', %s, false)", [f"{{{huis}}}"])
        for beurt, gevraagd in enumerate([*vragen[:20], *vragen]):
            begonnen = time.perf_counter()
            nummer = enkel.bsn(gevraagd["bsn"])
            bsn_hash = _hash(sleutel, nummer) if nummer else ""
            cursor.execute(opzoeken.VRAAG, opzoeken.gesteld(gevraagd, huis=huis, bsn_hash=bsn_hash))
            records = [str(rij[1]) for rij in cursor.fetchall()]
            duur = (time.perf_counter() - begonnen) * 1000
            if beurt >= min(20, len(vragen)):  # the first ones only warm up the connection
                gedaan.append((duur, records))
    return gedaan


def _hash(sleutel: str, bsn: str) -> str:
    return hmac.new(sleutel.encode(), bsn.encode(), hashlib.sha256).hexdigest()


@contextmanager
def _database(huis: str) -> Iterator[tuple[str, str]]:
    """A PostgreSQL that goes afterwards, with the product's tables and function: addresses of owner and web role."""
    for naam in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_WORKER_URL", "REGIEHUIS_KEYS_DIR"):
        os.environ.pop(naam, None)  # never in a house that is used
    with tempfile.TemporaryDirectory(prefix="regiehuis-opzoeken-") as folder:
        # PostgreSQL runs as another user than root: it may pass through, so that its data stand here and go with it.
        Path(folder).chmod(0o711)
        with installation.running("test", Path(folder) / "huis"):
            migreer(huis)
            yield os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"]


def migreer(huis: str) -> None:
    """The tables of persons, one house, and the function for the web role (in a house only its search may call it)."""
    # Django exists once the database runs.
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    call_command("migrate", "personen", database="owner", interactive=False, verbosity=0)
    owner = connections["owner"]
    loader = MigrationLoader(owner)
    state = loader.project_state(loader.graph.leaf_nodes("personen"))
    state.apps.get_model("samenwerking", "Veiligheidshuis").objects.using("owner").create(id=huis, naam="Meting")
    with owner.cursor() as cursor:
        cursor.execute(
            f"GRANT EXECUTE ON FUNCTION regiehuis_zoek_index(uuid, jsonb, bigint[], bigint[]) TO {database.WEB}"
        )
    owner.close()

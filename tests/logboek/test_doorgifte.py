"""The log goes out as spans of the Logboek Dataverwerkingen: every sealed row, without content (R33)."""

import http.server
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from regiehuis.logboek.actions import record
from regiehuis.logboek.doorgifte import UnableToForward, check_settings, forward, pseudonym
from regiehuis.logboek.sealing import seal_new
from tests.cast import cid
from tests.systeem import employee, role, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")
HUIS = cid("huis")


class Collector:
    """A collector on loopback that keeps what it was sent, and refuses while it is told to."""

    def __init__(self) -> None:
        self.batches: list[list[Any]] = []
        self.status = 200
        collector = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if collector.status == 200:
                    told = ExportTraceServiceRequest.FromString(body)
                    resources = [r for r in told.resource_spans]
                    collector.batches.append([s for r in resources for scope in r.scope_spans for s in scope.spans])
                self.send_response(collector.status)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1/traces"

    @property
    def spans(self) -> list[Any]:
        return [span for batch in self.batches for span in batch]


@pytest.fixture
def collector(settings: Any) -> Iterator[Collector]:
    made = Collector()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    settings.LDV_ENDPOINT, settings.LDV_SLEUTEL, settings.HOUSE_URL = made.url, "ab" * 32, "https://huis.example"
    yield made
    made.server.shutdown()
    made.server.server_close()


def write(*personen: str, times: int = 1) -> None:
    """A look by an employee, sealed."""
    with employee("lid") as asker:
        for _ in range(times):
            record(asker=asker, handeling="lezen", object_soort="casus", object_id=cid("casus"),
                   personen=[cid(name) for name in personen])  # fmt: skip
    with role("regiehuis_worker"):
        seal_new(moment=datetime.now(UTC) + timedelta(minutes=1), using="default")


def send() -> int:
    with role("regiehuis_worker"):
        return forward(HUIS)


def attributes(span: Any) -> dict[str, str]:
    return {one.key: one.value.string_value for one in span.attributes}


def test_a_row_goes_out_once_as_the_standard_asks(collector: Collector) -> None:
    write("persoon_casus")
    assert send() == 1
    (span,) = collector.spans
    assert (span.name, len(span.trace_id), len(span.span_id), span.parent_span_id) == ("lezen casus", 16, 8, b"")
    assert attributes(span) == {
        "dpl.core.processing_activity_id": "https://huis.example/verwerkingsregister/",
        "dpl.core.data_subject_id": pseudonym("persoon", cid("persoon_casus")),
        "dpl.core.data_subject_id_type": "https://huis.example/verwerkingsregister/#pseudoniem",
        "enduser.pseudo.id": pseudonym("medewerker", cid("lid")),
    }
    assert send() == 0 and len(collector.spans) == 1


def test_each_person_is_an_operation_of_its_own_under_that_of_the_row(collector: Collector) -> None:
    write("persoon_casus", "persoon_andere_casus")
    write()
    assert send() == 2
    whole, *parts, none = collector.spans
    assert [part.parent_span_id for part in parts] == [whole.span_id] * 2
    assert {span.trace_id for span in (whole, *parts)} == {whole.trace_id} != {none.trace_id}
    assert len({attributes(part)["dpl.core.data_subject_id"] for part in parts}) == 2
    assert all("dpl.core.data_subject_id" not in attributes(span) for span in (whole, none))


def test_what_an_endpoint_does_not_take_goes_again_under_the_same_keys(collector: Collector) -> None:
    write("persoon_casus")
    collector.status = 400
    with pytest.raises(UnableToForward):
        send()
    collector.status = 200
    assert send() == 1
    first = collector.spans[0]
    with role("regiehuis_worker"):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE logboek_doorgifte SET volgnummer = 0")
    assert send() == 1
    assert (collector.spans[1].trace_id, collector.spans[1].span_id) == (first.trace_id, first.span_id)


def test_no_key_of_anybody_and_no_purpose_goes_out(collector: Collector) -> None:
    write("persoon_casus")
    send()
    told = str(collector.spans)
    for name in ("persoon_casus", "lid", "casus", "politie"):
        assert str(cid(name)) not in told and cid(name).hex not in told


def test_without_an_endpoint_nothing_goes_and_without_tls_or_key_it_is_refused(settings: Any) -> None:
    write("persoon_casus")
    settings.LDV_ENDPOINT = ""
    assert send() == 0
    settings.LDV_ENDPOINT, settings.LDV_SLEUTEL = "http://logboek.example/v1/traces", "ab" * 32
    with pytest.raises(ImproperlyConfigured, match="https"):
        check_settings()
    settings.LDV_ENDPOINT, settings.LDV_SLEUTEL = "https://logboek.example/v1/traces", "kort"
    with pytest.raises(ImproperlyConfigured, match="SLEUTEL"):
        check_settings()

"""Django on a database of the proof's own, before anything of the product is imported."""

import contextlib
from collections.abc import Iterator


@contextlib.contextmanager
def started() -> Iterator[None]:
    """The product, ready to be asked; documents come as text, so that their words can be judged."""
    import django
    from django.conf import settings

    from tests import environment  # sets the environment before any settings are read

    assert environment.ROOT
    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    from proof import bank, paginas

    with bank.open_bank():
        paginas.documents_as_text()
        untold = paginas.untold()
        if untold:
            raise SystemExit(f"Addresses without a line in proof/adressen.py, or lines without an address: {untold}")
        yield

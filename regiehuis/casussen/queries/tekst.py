"""Words that several pages say of a case in the same way."""

from functools import lru_cache

from django.utils.translation import get_language, ngettext


def over_tijd_tekst(dagen: int) -> str:
    """How long something is overdue: 3 dagen over tijd."""
    return _said(dagen, get_language())


@lru_cache(maxsize=1024)
def _said(dagen: int, taal: str | None) -> str:
    """The language decides, though only the key says so."""
    return ngettext("%(dagen)d dag over tijd", "%(dagen)d dagen over tijd", dagen) % {"dagen": dagen}

"""Django's own `trans` and `url`, quicker where nothing changes from one page to the next; the last of the builtins.

A page has about a hundred words and thirty addresses. A constant word is translated once for each language, and the
shape of an address is looked up once; everything else is left to Django.
"""

import uuid
from typing import Any, Self

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse_url
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from regiehuis.web.adres import address

register = template.Library()


class Woord(TranslateNode):
    """A constant word, said or put into a variable."""

    into: str | None
    said: dict[str, str]

    @classmethod
    def of(cls, node: TranslateNode) -> Self:
        """Django's node for a word, as ours."""
        ours = cls(node.filter_expression, noop=False)
        ours.into, ours.said = node.asvar, {}
        return ours

    def render(self, context: Context) -> SafeString:
        """The word in the language of the page."""
        language = context.get("LANGUAGE_CODE") or get_language() or ""
        word = self.said.get(language)
        if word is None:
            word = self.said[language] = super().render(context)
        if self.into:
            context[self.into] = word
            return SafeString("")
        return SafeString(word)


class Adres(URLNode):
    """The address of a named page with its keys by name, said or put into a variable."""

    def render(self, context: Context) -> str:
        """As Django's; a page that is not there is a fault of the template."""
        keys = {name: value.resolve(context) for name, value in self.kwargs.items()}
        if not all(isinstance(key, uuid.UUID) for key in keys.values()):
            return str(super().render(context))
        found = address(self.view_name.resolve(context), **keys)
        if self.asvar:
            context[self.asvar] = found
            return ""
        return found


@register.tag("trans")
@register.tag("translate")
def word(parser: Parser, token: Token) -> template.Node:
    """`{% trans "…" %}`; of a variable, unmarked or with a context it is Django's."""
    node = do_translate(parser, token)
    if isinstance(node, TranslateNode) and _is_constant(node):
        return Woord.of(node)
    return node


def _is_constant(node: TranslateNode) -> bool:
    said: Any = node.filter_expression
    return isinstance(getattr(said.var, "literal", None), str) and not (
        said.filters or node.noop or node.message_context
    )


@register.tag
def url(parser: Parser, token: Token) -> template.Node:
    """`{% url "name" id=… %}`; with keys by place it is Django's."""
    node = parse_url(parser, token)
    if not node.args:
        node.__class__ = Adres
    return node

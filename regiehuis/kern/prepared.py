"""Queries that are put together once a process: only what differs between two looks is filled in (decision 0013).

Django writes the SQL of a query anew each time it is asked, which takes longer than PostgreSQL takes to answer it. A
function under `prepared` returns its queryset the first time; after that its SQL stands, and its arguments are values::

    @prepared
    def _late(mijn: Sequence[uuid.UUID], dag: datetime.date, *, limiet: int) -> QuerySet[Afspraak]:
        return Afspraak.objects.filter(medewerker_id__any=mijn, termijn__lt=dag)[:limiet]

    rows = _late(asker.namens, asker.dag, limiet=25)

Arguments by position are filled in at each call; arguments by name decide the shape of the query, so each value of
them has SQL of its own. In the function an argument by position stands for a value that is not known yet: it can be
compared with, not looked at. Of a dataclass such as the asker, its fields can be used the same way. None cannot be
filled in: what is absent is a shape.
"""

import copy
import dataclasses
import functools
import inspect
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

import psycopg
from django.db import connections
from django.db.models import Expression, Field, ForeignObject, Func, IntegerField, Lookup, Model, QuerySet
from django.db.models.query import ModelIterable, ValuesListIterable, get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from psycopg.types.array import ListBinaryDumper

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
R = TypeVar("R")
SHAPES = 64


class Keys(list[UUID]):
    """Keys that go to the database as they are, and not written out: a list of some hundreds costs a sixth of it."""


psycopg.adapters.register_dumper(Keys, ListBinaryDumper)


class Given(Expression):
    """A place in the SQL for an argument, or for a field of one."""

    def __init__(self, name: str, part: str = "") -> None:
        super().__init__()
        self.name, self.part = name, part

    def as_sql(self, *_: Any, **__: Any) -> Any:
        """A placeholder, with itself as the value to be filled in."""
        return "%s", [self]

    def value(self, arguments: Mapping[str, Any]) -> Any:
        """What is filled in."""
        found = arguments[self.name]
        return getattr(found, self.part) if self.part else found


class GivenFields:
    """Stands for a dataclass: each of its fields is a place in the SQL."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, field: str) -> Given:
        return Given(self._name, field)


@ForeignObject.register_lookup
@Field.register_lookup
class Any_(Lookup):
    """`field__any=values`: equal to one of them, as one array, so that the SQL is the same for any number of them."""

    lookup_name = "any"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        """One array."""
        return "%s", [list(value)]

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        """The comparison; PostgreSQL only."""
        left, left_params = self.process_lhs(compiler, connection)
        _, right_params = self.process_rhs(compiler, connection)
        return f"{left} = ANY(%s)", [*left_params, *right_params]


def number_of(rows: QuerySet[M, Any]) -> QuerySet[M, int]:
    """How many rows a query has, as a query: `count()` asks at once, and so cannot be prepared."""
    number = Func(template="count(*)", output_field=IntegerField())
    return rows.order_by().values_list(number, flat=True)


@dataclasses.dataclass(frozen=True)
class _Written:
    """A query whose SQL is written, with the places still open in `params`."""

    rows: QuerySet[Any, Any]
    compiler: SQLCompiler
    text: str
    params: tuple[Any, ...]

    @functools.cached_property
    def converters(self) -> dict[int, Any]:
        """Which columns are not as the database gives them: Django looks it up for each column at each answer."""
        compiler: Any = self.compiler
        found: dict[int, Any] = compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]])
        return found

    def ask(self, arguments: Mapping[str, Any]) -> list[Any]:
        filled = tuple(_filled(param, arguments) for param in self.params)
        compiler: Any = copy.copy(self.compiler)
        compiler.connection = connections[self.rows.db]
        if self.rows._iterable_class is ValuesListIterable:
            return [tuple(row) for row in self._fetched(compiler, filled)]
        if self.rows._iterable_class is ModelIterable and not cast(Any, self.rows)._prefetch_related_lookups:
            return [self._object(row) for row in self._fetched(compiler, filled)]
        compiler.as_sql = lambda *_, **__: (self.text, filled)
        query: Any = copy.copy(self.rows.query)
        query.get_compiler = lambda *_, **__: compiler
        found: Any = QuerySet(self.rows.model, query, self.rows.db)
        template: Any = self.rows
        found._iterable_class, found._fields = template._iterable_class, template._fields
        found._prefetch_related_lookups = template._prefetch_related_lookups
        return list(found)

    def _fetched(self, compiler: Any, filled: tuple[Any, ...]) -> Iterable[Sequence[Any]]:
        """The rows, each value as its field has it."""
        with compiler.connection.cursor() as cursor:
            cursor.execute(self.text, filled)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        rows: Iterable[Sequence[Any]] = compiler.apply_converters(found, self.converters) if self.converters else found
        return rows

    @functools.cached_property
    def _shape(self) -> tuple[Any, slice, list[str], list[Any], list[tuple[str, int]]]:
        """What Django works out anew for each answer: the model, its columns, what hangs on it, what was added."""
        compiler: Any = self.compiler
        info = compiler.klass_info
        columns = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        names = [column[0].target.attname for column in compiler.select[columns]]
        related = cast(Any, get_related_populators)(info, compiler.select, self.rows.db)
        return info["model"], columns, names, related, list(compiler.annotation_col_map.items())

    def _object(self, row: Sequence[Any]) -> Any:
        """A row as an object of its model, as `ModelIterable` makes it."""
        model, columns, names, related, added = self._shape
        found = model.from_db(self.rows.db, names, row[columns])
        for each in related:
            each.populate(row, found)
        for name, position in added:
            setattr(found, name, row[position])
        return found


def _filled(param: Any, arguments: Mapping[str, Any]) -> Any:
    if not isinstance(param, Given):
        return param
    value = param.value(arguments)
    if value is None:
        raise ValueError(
            f"{param.name} {param.part} is None, and to SQL nothing equals that: make it a shape, by name."
        )
    if not isinstance(value, list | tuple | frozenset | set):
        return value
    return Keys(value) if value and isinstance(next(iter(value)), UUID) else list(value)


def prepared(build: Callable[P, QuerySet[M, R]]) -> Callable[P, list[R]]:
    """Make a function that builds a queryset into one that answers its rows, and writes its SQL once."""
    names = [n for n, p in inspect.signature(build).parameters.items() if p.kind is not p.KEYWORD_ONLY]

    @functools.lru_cache(maxsize=SHAPES)
    def written(objects: tuple[bool, ...], shape: tuple[tuple[str, Hashable], ...]) -> _Written:
        places = [
            GivenFields(name) if has_fields else Given(name) for name, has_fields in zip(names, objects, strict=True)
        ]
        rows = cast(Any, build)(*places, **dict(shape))
        compiler = rows.query.get_compiler(using=rows.db)
        text, params = compiler.as_sql()
        return _Written(rows, compiler, text, tuple(params))

    @functools.wraps(build)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        objects = tuple(dataclasses.is_dataclass(value) for value in args)
        return written(objects, tuple(kwargs.items())).ask(dict(zip(names, args, strict=True)))

    return ask

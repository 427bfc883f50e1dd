"""A pair as it is shown to whoever judges it: two names in their contexts, and what the model makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from whosays.cli.columns import Style, column_width, side_by_side, wrap
from whosays.cli.plain import one_line, plain
from whosays.cli.waterfall import waterfall
from whosays.records import Identity

if TYPE_CHECKING:
    from whosays.case import Context, Pair, Side

#: From this width on the two sides stand beside each other.
WIDE = 96
#: Narrower than this nothing is laid out.
_NARROWEST = 20
_MOST_NAMES = 8


def pair_lines(pair: Pair, width: int, style: Style) -> list[str]:
    """The lines that show ``pair`` on a terminal of ``width`` columns."""
    width = max(width, _NARROWEST)
    if width >= WIDE:
        column = column_width(width)
        left, right = ([*_side_lines(side, column, style)] for side in (pair.left, pair.right))
        sides = side_by_side(left, right, column)
    else:
        rule = style.faint("─" * width)
        sides = [*_side_lines(pair.left, width, style), rule, *_side_lines(pair.right, width, style)]
    return [*sides, "", *_judgeable(pair.identity, width)]


def _judgeable(identity: Identity, width: int) -> Iterator[str]:
    """What is known of the pair beside its contexts."""
    if identity.judgement == "unsure":
        yield "Somebody was unsure of this pair."
    if identity.match_probability is None:
        yield "The model has not compared them."
    else:
        yield from waterfall(identity.match_probability, identity.features, width)
    if identity.why:
        yield from wrap(_clean(identity.why), width)


def _side_lines(side: Side, width: int, style: Style) -> Iterator[str]:
    yield from style.shown(wrap(style.strong(_clean(side.name)), width))
    mentions = len(side.entity.mentions)
    about = f"{side.entity.schema}, {mentions:,} mention{'' if mentions == 1 else 's'} in the case"
    if side.names:
        more = ", …" if len(side.names) > _MOST_NAMES else ""
        about += f"; also {', '.join(f'“{name}”' for name in side.names[:_MOST_NAMES])}{more}"
    yield from map(style.faint, wrap(_clean(about), width))
    for context in side.contexts:
        yield ""
        yield from map(style.faint, wrap(_clean(_place(context)), width))
        yield from style.shown(wrap(_text(context, style), width))


def _text(context: Context, style: Style) -> str:
    name = style.strong(_clean(context.span.exact))
    return " ".join(f"{plain(context.before)}{name}{plain(context.after)}".split())


def _place(context: Context) -> str:
    page = f", page {context.page}" if context.page is not None else ""
    return f"{context.title} ({context.role}), {PurePath(context.path).name}{page}"


def _clean(text: str) -> str:
    return one_line(plain(text))

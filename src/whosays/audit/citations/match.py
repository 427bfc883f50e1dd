"""How well one reference fits one work.

Names decide: a document of another body or person never fits, however like its topic. A kind or a date that cannot be
rules a work out; dates compare as EDTF intervals. What fits is weighed by a table of few weights, which only order it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whosays.audit.citations.dates import SAME_MONTH, agreement
from whosays.audit.citations.index import Fit, WorkIndex, kinship
from whosays.audit.citations.labels import apart
from whosays.audit.citations.lexicon import kinds_of, kinds_of_body, words
from whosays.audit.citations.naming import keys, name_words, word_of
from whosays.audit.citations.reference import Reference
from whosays.audit.citations.works import Work
from whosays.records import Span

#: Share of the weight of a name's words that must be among a work's: below it lies another body's name.
NAMED = 0.6
#: Works that a description without a name or date may mean; one of more is no description of any.
_FEW = 3
#: Works of a kind that a description without name or date is compared with: of more, it is no description.
_COMPARED = 300
#: What a role alone weighs: the newspaper, where there is one.
_ROLE = 0.5
#: What it weighs that a document calls itself what the reference calls it.
_SELF = 1.5
#: How kinds go together where one side tells nothing.
_UNTOLD = 0.3
#: What counts for a fit: the name, the kind, the day, month or year, a number, the topic, a title in quotation marks.
_NAME, _KIND, _DATE, _NUMBER, _TOPIC, _TITLE = 3.0, 2.0, (3.0, 2.0, 1.0), 4.0, 1.0, 4.0


def fits(reference: Reference, index: WorkIndex) -> list[Fit]:
    """The works that a reference fits, the best first; none where nothing fits well enough."""
    place = Span(0, 1, "")
    asked = replace(reference, span=place, head=0, within=None, bond="none", holders=(), pinpoint="", called="")
    if asked not in index.asked:
        index.asked[asked] = _fits(asked, index)
    return index.asked[asked]


def _fits(reference: Reference, index: WorkIndex) -> list[Fit]:
    found = [fit for place in _to_compare(reference, index) if (fit := _fit(reference, place, index)) is not None]
    named = [fit for fit in found if fit.weight > _ROLE]
    if any(index.works[fit.place].collection for fit in found):
        found = [fit for fit in found if index.works[fit.place].collection]
    elif reference.sort == "body" and named:
        found = named
    elif len(found) > _FEW and (reference.sort == "body" or not _identifies(reference)):
        return []
    return sorted(found, key=lambda fit: (-fit.weight, fit.place))


def _identifies(reference: Reference) -> bool:
    return bool(reference.names or reference.dates or reference.numbers or reference.title or reference.entity_ids)


def _to_compare(reference: Reference, index: WorkIndex) -> Iterable[int]:
    """Places of works that share a word, number or entity, or else the kind."""
    found = index.with_words((*reference.names, *reference.title, *reference.full))
    for number in reference.numbers:
        found |= index.by_number.get(number, frozenset())
    for entity_id in reference.entity_ids:
        found |= index.by_entity.get(entity_id, frozenset())
    if not reference.proper and not reference.title and reference.kinds:
        of_kind = index.of_kinds(reference.kinds)
        if len(of_kind) <= _COMPARED or reference.dates or reference.loose:
            found |= of_kind
    return sorted(found)


def _fit(reference: Reference, place: int, index: WorkIndex) -> Fit | None:
    """How well one work fits; None where a name, a kind or a date rules it out, or nothing speaks for it."""
    work = index.works[place]
    if work.collection and not (reference.plural and reference.sort == "document"):
        return None
    if apart(reference.numbers, work.numbers) or _is_other_of_series(reference, work):
        return None
    if reference.sort == "person":
        return _of_person(reference, place, index)
    number = min((one for one in reference.numbers & work.numbers if _is_telling(one)), default="")
    named = (
        (_NUMBER, [f"number {number}"]) if number else _titled(reference, work, index) or _name(reference, work, index)
    )
    kind = (
        kinship(reference.kinds, work.kinds) if reference.sort == "document" or reference.sort == "bracket" else _UNTOLD
    )
    dated = agreement(reference.dates, work.dates)
    dated = dated or _of_year(reference, work, dated)
    if named is None or dated == 0 or (kind == 0 and not number and (dated or 0) < 1):
        return None
    loose = None if reference.dates else agreement(reference.loose, work.dates)
    if loose == 0 and reference.sort == "body" and reference.reporting:
        return None
    about = index.share(reference.about, work.title_keys)
    if not named[1] and not _told_by_kind(reference, kind, max(dated or 0, loose or 0), about):
        return None
    weight, why = named
    if kind > _UNTOLD:
        weight, why = weight + _KIND * kind, [*why, f"kind {_kind(reference, work)}"]
    for agreed in filter(None, (dated, loose)):
        weight += _DATE[0 if agreed >= 1 else 1 if agreed >= SAME_MONTH else 2]
        why = [*why, f"date {_day(reference, work)}"]
    if reference.sort != "body" and reference.noun and not keys(reference.noun).isdisjoint(_zone(work)):
        weight, why = weight + _SELF, [*why, f"calls itself “{reference.noun}”"]
    if work.title_keys.intersection(word for word in reference.about if word.isdigit()):
        weight, why = weight + _DATE[1], [*why, "year of its title"]
    weight += _TOPIC * index.share(reference.about, work.title_keys | work.lead_keys)
    return Fit(place, weight, tuple(why)) if weight > 0 else None


def _is_other_of_series(reference: Reference, work: Work) -> bool:
    """Whether a work calls itself the second where the first is meant."""
    counted = work.title_keys & words("heads", "ordinals")
    return bool(reference.order and counted) and reference.order.isdisjoint(counted)


def _of_year(reference: Reference, work: Work, dated: float | None) -> float | None:
    """How a date agrees with the year in a title ("Annual Report 2017"), where it is not that of the document."""
    whole = [days for days in reference.dates if days[0] and days[1] and days[0][:4] + "-12-31" == days[1]]
    years = {(days[0] or "")[:4] for days in whole if (days[0] or "").endswith("-01-01")}
    return SAME_MONTH if years & work.title_keys else dated


def _is_telling(number: str) -> bool:
    """Whether a number is long or odd enough to be one document's: not that of a room."""
    return len(number) > 3 or not number.isdigit()


def _titled(reference: Reference, work: Work, index: WorkIndex) -> tuple[float, list[str]] | None:
    share = index.share(reference.title, work.title_keys)
    return (_TITLE * share, [f"title “{work.title}”"]) if share >= NAMED else None


def _name(reference: Reference, work: Work, index: WorkIndex) -> tuple[float, list[str]] | None:
    """How well the names agree; None where the work bears another name, nothing where the reference bears none."""
    makers = work.issuer_keys | work.author_keys
    if reference.sort in {"document", "bracket"}:
        makers |= work.role_keys
    if reference.entity_ids & work.entity_ids and (not reference.common or reference.sort == "body"):
        return _NAME, [_by(work)]
    if reference.owners and (work.issuers or work.authors) and index.share(reference.owners, makers) < NAMED:
        return None
    wanted = reference.proper if reference.proper else reference.common
    if not wanted:
        return 0.0, []
    share = index.share(wanted, makers)
    if reference.sort == "body" and reference.full and work.issuers and share >= NAMED:
        share = (share + index.share(reference.full, makers)) / 2
        if share < NAMED - 0.1:
            return None
    if share >= NAMED:
        return _NAME * share, [_by(work)]
    if reference.sort == "body":
        return _by_path(reference, work) or _by_role(reference, work)
    both = index.share(wanted, _zone(work))
    if both >= NAMED:
        return _NAME * both * 0.7, [f"title “{work.title}”"]
    if reference.proper or reference.form in {"indefinite", "bare"}:
        return None
    return 0.0, []


def _by(work: Work) -> str:
    """What a work bears that a name agrees with, in words."""
    makers = work.issuers or work.authors
    return f"by “{makers[0]}”" if makers else f"title “{work.title}”"


def _zone(work: Work) -> frozenset[str]:
    """Keys of all that names a work; of one that bears no name of who made it, the beginning too."""
    named = work.issuer_keys | work.author_keys | work.title_keys
    return named if work.issuers or work.authors else named | work.lead_keys


def _by_path(reference: Reference, work: Work) -> tuple[float, list[str]] | None:
    """A work that names no maker and whose file is named for the last word of a name: "courier-2019.html"."""
    if work.issuers or len(reference.proper) < 2 or reference.proper[-1] != word_of(reference.noun):
        return None
    last = reference.proper[-1]
    common = last in words("heads", "bodies") or (kinds_of_body(last) and last not in words("media", "words"))
    if common or keys(last).isdisjoint(work.path_keys) or kinds_of(last) & work.kinds - {"article"}:
        return None
    return _ROLE * 2, [f"file named “{last}”"]


def _by_role(reference: Reference, work: Work) -> tuple[float, list[str]] | None:
    """A definite description of a body without a name: the newspaper, the judge, the auditors."""
    told = {word for word in reference.common if word != reference.noun}
    if reference.proper or told or reference.noun not in words("bodies", "roles") or not reference.kinds & work.kinds:
        return None
    if reference.form == "indefinite" and reference.noun not in work.title_keys:
        return None
    return _ROLE, [f"the only “{reference.noun}”"]


def _told_by_kind(reference: Reference, of_kind: float, dated: float, about: float) -> bool:
    """Whether kind, date and the words of the topic that are in the title are enough where no name is given."""
    if reference.sort == "body":
        return False
    if reference.kinds and of_kind > _UNTOLD and dated >= SAME_MONTH:
        return True
    which = reference.form != "indefinite" or about >= NAMED
    return bool(reference.kinds) and of_kind == 1 and which and not reference.proper


def _of_person(reference: Reference, place: int, index: WorkIndex) -> Fit | None:
    """A work that a person wrote: by the entity, or by the family name with nothing against it in the given name."""
    work = index.works[place]
    if not work.authors:
        return None
    same = bool(reference.entity_ids & work.entity_ids)
    if not same and (index.share(reference.proper[-1:], work.author_keys) < 1 or _other_person(reference, work)):
        return None
    if work.kinds == {"article"} or agreement(reference.dates, work.dates) == 0:
        return None
    return Fit(place, _NAME, (f"by “{work.authors[0]}”",))


def _other_person(reference: Reference, work: Work) -> bool:
    """Whether whoever has the same family name as a person has another given name, and not its initial."""
    given = reference.proper[0]
    if len(reference.proper) < 2 or len(given) < 2:
        return False
    others = [
        other
        for author in work.authors
        if (words_in := name_words(author))[-1:] == reference.proper[-1:]
        for other in words_in[:-1]
    ]
    return bool(others) and not any(keys(given) & keys(other) or other == given[:1] for other in others)


def _day(reference: Reference, work: Work) -> str:
    """The date of a work that agrees best with those of a reference, as written first in ISO."""
    wanted = reference.dates or reference.loose
    best = max(work.dates, key=lambda date: agreement(wanted, (date,)) or 0, default=("", ""))
    return best[0] or ""


def _kind(reference: Reference, work: Work) -> str:
    return min(reference.kinds & work.kinds, default=min(work.kinds, default=reference.noun))

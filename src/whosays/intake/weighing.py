"""The balance of a case: made, kept, and shown as it stands now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays import __version__
from whosays.intake.decided import Speakers, independences_now, standing_independences
from whosays.intake.pruning import without_gone
from whosays.intake.traces import Claims
from whosays.records import Analysis, Audit, Balance, Claim, Critical, Document, Independence, UsageError, Voice
from whosays.store import Activity, ClaimTrace, Footing, KeptBalance, View, Writer
from whosays.text.names import name_key

if TYPE_CHECKING:
    from whosays.weigh.origins import Provenance
    from whosays.weigh.sensitivity import Dropper

#: Told of every step: what is done, how many steps are done, and how many there are.
WeighProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A balance as it stands now.

    Attributes:
        balance: Without what speaks of claims and entities that are gone.
        stale: Whether the case has changed since it was made.
        since: What has changed, each in words; empty where it is not stale.
        critical: The voices without which most of it falls; none where it is stale.
    """

    balance: Balance
    stale: bool
    since: tuple[str, ...] = ()
    critical: tuple[Critical, ...] = ()


class Weighing:
    """What is weighed in one case.

    Args:
        view: Reads the case.
        writer: Writes to it.
        path: The case file as the user named it, for messages.
        composed: Gives the case as one value, without what is kept of it.
        audited: Gives the audit that is kept, as it stands, or None.
    """

    def __init__(
        self,
        view: View,
        writer: Writer,
        path: str,
        composed: Callable[[], Analysis],
        audited: Callable[[], Audit | None],
    ) -> None:
        self._view = view
        self._writer = writer
        self._path = path
        self._composed = composed
        self._audited = audited
        self._last: tuple[int, KeptBalance | None] | None = None
        self._spoken: tuple[Analysis, Sequence[Voice]] | None = None
        self._traced: tuple[Balance, Analysis, tuple[Independence, ...], Provenance] | None = None

    def weigh(self, progress: WeighProgress | None, *, again: bool) -> Balance:
        """The balance of the case as it is now: the one that is kept, or a new one in its place; see ``Case.weigh``."""
        from whosays.weigh.run import made_by
        from whosays.weigh.sensitivity import critical

        footing = self._view.footing()
        kept = self._kept() if not again and self._view.balance_footing() == footing else None
        if kept is not None and kept.balance.activity == made_by():
            return kept.balance
        self._writer.check()
        analysis = self._composed()
        balance = self.balance_of(analysis, progress)
        kept = KeptBalance(balance, footing, critical(balance, self.provenance(balance, analysis)))
        self._writer.keep_balance(kept, Activity.of("weigh", __version__, {"made_by": balance.activity}))
        self._last = (self._view.version(), kept)
        return balance

    def balance_of(
        self, analysis: Analysis, progress: WeighProgress | None = None, ignored: Collection[str] = ()
    ) -> Balance:
        """The balance of a view of the case; nothing is kept.

        Args:
            analysis: The case, as it is or under assumptions.
            progress: Told of every step.
            ignored: Ids of decisions on independence that are not to count.

        Raises:
            UsageError: If it holds no claim.
        """
        from whosays.intake.citing import told_of
        from whosays.weigh.run import weigh_case

        if not analysis.claims:
            reason = f"{self._path}: this case holds no claim"
            raise UsageError(reason, f"read documents into it with: whosays read PATH --case {self._path}")
        if progress is not None:
            progress("finding citations", 0, 1)
        return weigh_case(analysis, told_of(analysis, self._audited(), self._independence(analysis, ignored)), progress)

    def weighed(self) -> Weighed | None:
        """The balance that is kept, as it stands now; see ``Case.weighed``."""
        kept = self._kept()
        if kept is None:
            return None
        if since := tuple(_changes(kept.footing, self._view.footing())):
            return Weighed(without_gone(kept.balance, self._composed()), True, since)
        return Weighed(kept.balance, False, (), kept.critical)

    def weighed_now(self) -> Weighed:
        """The same where there must be one.

        Raises:
            UsageError: If the case was never weighed.
        """
        found = self.weighed()
        if found is None:
            reason = f"{self._path}: this case has not been weighed"
            raise UsageError(reason, f"weigh it with: whosays weigh {self._path}")
        return found

    def notes(self) -> tuple[str, ...]:
        """What the user should know of the balance that is kept, each in one sentence; it is not loaded."""
        then = self._view.balance_footing()
        if then is None or then == self._view.footing():
            return ()
        return (f"what rests on what has changed since the case was weighed: run whosays weigh {self._path} again",)

    def analysis(self) -> Analysis:
        """The case as one value, without what is kept of it."""
        return self._composed()

    def provenance(self, balance: Balance, analysis: Analysis, ignored: Collection[str] = ()) -> Provenance:
        """The lines that a balance was made from.

        Args:
            balance: As it was made.
            analysis: The case that it was made of.
            ignored: Ids of decisions on independence that did not count.
        """
        from whosays.weigh.origins.kept import provenance_of

        independence = self._independence(analysis, ignored)
        last = self._traced
        if last is not None and last[0] is balance and last[1] is analysis and last[2] == independence:
            return last[3]
        provenance = provenance_of(balance, analysis, independence)
        if analysis is self._composed():  # what was only assumed is not asked for again
            self._traced = (balance, analysis, independence, provenance)
        return provenance

    def voices(self) -> tuple[Voice, ...]:
        """Everybody who speaks in the case now."""
        return tuple(self._voices(self._composed()))

    def speakers(self, analysis: Analysis | None = None) -> Speakers:
        """Everybody who speaks in a view of the case, or in the case now."""
        analysis = analysis or self._composed()
        return Speakers(self._voices(analysis), analysis)

    def voice(self, reference: str) -> Voice:
        """The one of them that ``reference`` means; errors as in ``find_voice``."""
        analysis = self._composed()
        return find_voice(reference, self._voices(analysis), analysis)

    def claims(self) -> Claims:
        """All claims of the case now."""
        return Claims(_by_document(self._composed()))

    def claims_near(self, traces: Sequence[ClaimTrace]) -> Claims:
        """The claims of the documents in which those that left ``traces`` may be."""
        if not traces:
            return Claims(())
        return Claims(self._view.holding({it.document_id for it in traces}, {it.path for it in traces}))

    def _voices(self, analysis: Analysis) -> Sequence[Voice]:
        from whosays.intake.citing import works_of
        from whosays.weigh.origins.voices import gather_voices

        if self._spoken is None or self._spoken[0] is not analysis:
            self._spoken = (analysis, tuple(gather_voices(analysis, works_of(analysis)).by_id.values()))
        return self._spoken[1]

    def _kept(self) -> KeptBalance | None:
        """What is kept; loaded again after another process has written to the case."""
        version = self._view.version()
        if self._last is None or self._last[0] != version:
            self._last = (version, self._view.balance())
        return self._last[1]

    def _independence(self, analysis: Analysis, ignored: Collection[str]) -> tuple[Independence, ...]:
        kept = [it for it in self._view.independences() if it.independence.decided.id not in ignored]
        return standing_independences(independences_now(kept, self.speakers(analysis))) if kept else ()


def find_voice(reference: str, voices: Sequence[Voice], analysis: Analysis) -> Voice:
    """The one voice that ``reference`` means.

    Args:
        reference: Its id, that of one of its sources or documents, the end of a path, or a name that it alone has.
        voices: Those among which it is.
        analysis: The case.

    Raises:
        UsageError: If it means nobody, or more than one; the message lists the candidates.
    """
    (found,) = dropper(voices, analysis).find(f"source:{reference}").voices
    return next(voice for voice in voices if voice.id == found)


def dropper(voices: Sequence[Voice], analysis: Analysis) -> Dropper:
    """What finds voices by what a user calls them; a state's officials too, by the words for its people."""
    from whosays.extract.argued.lexicon import countries
    from whosays.weigh.sensitivity import Dropper

    adjectives: defaultdict[str, list[str]] = defaultdict(list)
    for word, state in countries().items():
        adjectives[name_key(state)].append(word)
    return Dropper(voices, analysis, adjectives)


def _by_document(analysis: Analysis) -> Iterator[tuple[Document, Sequence[Claim]]]:
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in analysis.claims:
        claims[claim.document_id].append(claim)
    yield from ((document, claims[document.id]) for document in analysis.documents)


def _changes(then: Footing, now: Footing) -> Iterator[str]:
    """What has changed between two times, in words."""
    added = len(now.documents.keys() - then.documents.keys())
    gone = len(then.documents.keys() - now.documents.keys())
    read = sum(then.documents[it] != now.documents[it] for it in then.documents.keys() & now.documents.keys())
    for count, what in ((added, "added"), (gone, "replaced or gone"), (read, "read anew")):
        if count:
            yield f"{count:,} document{' was' if count == 1 else 's were'} {what}"
    if decided := len(then.decisions ^ now.decisions):
        yield f"{decided:,} decision{' was' if decided == 1 else 's were'} made or undone"
    if then.audit != now.audit:
        yield "the case was audited anew"

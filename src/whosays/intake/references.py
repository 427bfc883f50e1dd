"""Which verdict of an audit do a user's words mean, which claim, and which brief?"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import PurePath

from whosays.intake.traces import Claims, Found, folded
from whosays.records import AuditEntry, Document, UsageError
from whosays.store import words_of

_ID = re.compile(r"clm-[0-9a-f]{16}")
#: Candidates that a message lists, and how much of each.
_MOST, _LONGEST = 8, 60


def find_entry(reference: str, entries: Sequence[AuditEntry], claims: Claims) -> tuple[int, AuditEntry]:
    """The entry that ``reference`` means, with its number in the list.

    Args:
        reference: Its number, from 1, the id of its claim, or words that no other claim has.
        entries: The audit's.
        claims: Those of the briefs.

    Raises:
        UsageError: If it means none, or more than one; the message lists those that may be meant.
    """
    wanted = " ".join(reference.split())
    if wanted.isdecimal():
        if 1 <= int(wanted) <= len(entries):
            return int(wanted), entries[int(wanted) - 1]
        count = f"they are numbered 1 to {len(entries):,}" if entries else "there is none"
        reason = f"the audit has no verdict {wanted}: {count}"
        raise UsageError(reason, "list them with: whosays audit CASE --list --all")
    numbered = [*enumerate(entries, 1)]
    if _ID.fullmatch(wanted):
        found = [number for number, entry in numbered if entry.claim_id == wanted]
    else:
        words = {number: folded(claims.words(entry.claim_id)) for number, entry in numbered}
        found = [number for number in words if folded(wanted) == words[number]]
        found = found or [number for number in words if wanted and folded(wanted) in words[number]]
    if len(found) == 1:
        return found[0], entries[found[0] - 1]
    if found:
        more = f" and {len(found) - _MOST:,} more" if len(found) > _MOST else ""
        listed = "; ".join(_shown(number, entries[number - 1], claims) for number in found[:_MOST])
        reason = f"“{reference}” may be any of {len(found):,}: {listed}{more}"
        raise UsageError(reason, "give its number")
    near = _near(wanted, entries, claims)
    remedy = f"there is {'; '.join(_shown(number, entries[number - 1], claims) for number in near)}" if near else ""
    reason = f"no claim that was audited is or has “{reference}”"
    raise UsageError(reason, remedy)


def find_claim(reference: str, claims: Claims) -> Found:
    """The claim that ``reference`` means.

    Args:
        reference: Its id, or words that no other claim has; ``WORDS@PATH`` for one in the document at a path, or at one
            that ends so.
        claims: Those of the case.

    Raises:
        UsageError: If it means none, or more than one; the message lists those that may be meant.
    """
    wanted = reference.strip()
    if claims.has(wanted):
        return claims.get(wanted)
    found = [] if _ID.fullmatch(wanted) else claims.with_words(wanted)
    words, at, place = wanted.rpartition("@")
    if at and not found:
        found = [it for it in claims.with_words(words) if place in {it.document.id, *_tails(it.document.path)}]
    if len(found) == 1:
        return found[0]
    if found:
        more = f" and {len(found) - _MOST:,} more" if len(found) > _MOST else ""
        listed = "; ".join(f"“{_cut(words_of(it.claim))}” ({it.claim.id}, {it.document.path})" for it in found[:_MOST])
        reason = f"“{reference}” may be any of {len(found):,} claims: {listed}{more}"
        raise UsageError(reason, "give its id, more of its words, or WORDS@PATH")
    reason = f"no claim of this case is or has “{reference}”"
    raise UsageError(reason, "find one with: whosays ask CASE WORDS")


def find_brief(words: str, briefs: Sequence[Document]) -> Document:
    """The one of ``briefs`` that ``words`` mean: its path, the end of its path, its title or its id.

    Raises:
        UsageError: If they mean none, or more than one.
    """
    found = [it for it in briefs if words in {it.id, it.title, it.path, *_tails(it.path)}]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(document.path for document in sorted(found or briefs, key=lambda it: it.path)[:_MOST])
    if found:
        reason = f"“{words}” may be any of {len(found):,} briefs: {listed}"
        raise UsageError(reason, "name one by its path")
    reason = f"no brief of this case is at “{words}” or has that title"
    raise UsageError(reason, f"there is {listed}" if listed else "")


def _near(wanted: str, entries: Sequence[AuditEntry], claims: Claims) -> list[int]:
    """Numbers of the entries whose claims share most words with ``wanted``, or look most like it."""
    asked = set(folded(wanted).split())
    words = {number: folded(claims.words(entry.claim_id)) for number, entry in enumerate(entries, 1)}
    shared = {number: len(asked & set(said.split())) for number, said in words.items()}
    alike = difflib.get_close_matches(folded(wanted), words.values(), n=_MOST, cutoff=0.6)
    near = [number for number, said in words.items() if said in alike or 2 * shared[number] >= max(len(asked), 1)]
    return sorted(near, key=lambda number: (-shared[number], number))[:_MOST]


def _shown(number: int, entry: AuditEntry, claims: Claims) -> str:
    words = _cut(claims.words(entry.claim_id))
    return f"{number} “{words}” (cites {entry.cited})" if entry.cited else f"{number} “{words}”"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _tails(path: str) -> list[str]:
    """The ends of a path, whole names at a time."""
    parts = PurePath(path).parts
    return [str(PurePath(*parts[-length:])) for length in range(1, len(parts) + 1)]

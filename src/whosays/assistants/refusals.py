"""What tools say where they cannot answer: what to call instead, and no word of any document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from mcp.server.mcpserver.exceptions import ToolError

from whosays.assistants.desk import Desk
from whosays.assistants.holdings import Holdings
from whosays.case import Case
from whosays.records import CaseError, Claim, Document, InputError, WhosaysError

_T = TypeVar("_T")
#: Ids that a message lists.
_LISTED: Final = 10


def asked(desk: Desk, question: Callable[[Case, Holdings], _T]) -> _T:
    """What the case answers.

    Raises:
        ToolError: If it cannot; other errors of whosays may quote documents, so that only their sort is told.
    """
    try:
        return desk.ask(question)
    except TimeoutError as error:
        message = "the case is large, and still being loaded; call the same tool again in half a minute"
        raise ToolError(message) from error
    except (CaseError, InputError) as error:
        raise ToolError(str(error)) from error
    except WhosaysError as error:
        message = f"the case cannot answer this ({type(error).__name__}); ask for something else"
        raise ToolError(message) from error


def one_claim(held: Holdings, claim_id: str) -> Claim:
    """The claim of this id.

    Raises:
        ToolError: If the case has none.
    """
    if claim_id not in held.case.claims:
        message = "this case has no claim of that id; find one with search_claims or who_says, and give its id"
        raise ToolError(message)
    return held.case.claims[claim_id]


def one_document(held: Holdings, words: str) -> Document:
    """The document that is called so.

    Raises:
        ToolError: If there is none, or more than one.
    """
    found = held.documents_called(words)
    if not found:
        message = "this case has no document of that id, path or title; list them with documents, and give an id"
        raise ToolError(message)
    if len(found) > 1:
        message = f"{len(found):,} documents are called so: {listed([one.id for one in found])}; give an id"
        raise ToolError(message)
    return found[0]


def check_weighed(held: Holdings) -> None:
    """Raise a ToolError where the case was never weighed, or has changed since."""
    analysis = held.case.analysis
    if analysis.balance is None:
        message = "this case was never weighed; ask the analyst to run “whosays weigh” on it, or use search_claims"
        raise ToolError(message)
    if analysis.balance_stale:
        message = "this case has changed since it was weighed; ask the analyst to run “whosays weigh” on it again"
        raise ToolError(message)


def listed(ids: list[str]) -> str:
    """Some ids in a row."""
    return f"{', '.join(ids[:_LISTED])}{' and others' if len(ids) > _LISTED else ''}"

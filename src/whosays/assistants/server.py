"""The server: read-only tools over one case, for a client on standard input and output."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

from whosays import __version__
from whosays.assistants.claim_tools import ClaimTools
from whosays.assistants.desk import Desk
from whosays.assistants.name_tools import NameTools
from whosays.assistants.quoting import NOTICE
from whosays.assistants.reading_tools import ReadingTools
from whosays.assistants.weighing_tools import WeighingTools

_INSTRUCTIONS: Final = (
    "This server holds one case of whosays: documents, with the claims that were found in them. A claim is what "
    "somebody says, through whom, and how surely; whosays does not say what is true, and neither do these tools. Begin "
    "with coverage. Quote exact words, with the document and the place that come with them. Lists come in stretches: "
    "while “more” is true, call again with next_offset. Independent origins are ranges; keep both ends. " + NOTICE
)
_TITLES: Final = {
    "coverage": "What was read",
    "documents": "Documents",
    "search_claims": "Search claims",
    "who_says": "Who says it",
    "claim": "One claim",
    "passage": "Read a passage",
    "sources": "Who speaks",
    "entity": "A person, organization or place",
    "rests_on": "What rests on a source",
    "audit_verdicts": "Verdicts of the audit",
    "tensions": "What does not fit",
}


def create_server(path: str) -> MCPServer[None]:
    """A server over the case at ``path``, which is opened read-only when somebody connects."""
    desk = Desk(path)

    @asynccontextmanager
    async def lifespan(_: MCPServer[None]) -> AsyncIterator[None]:
        desk.prepare()
        try:
            yield
        finally:
            desk.close()

    server: MCPServer[None] = MCPServer(
        "whosays",
        title="whosays",
        instructions=_INSTRUCTIONS,
        version=__version__,
        lifespan=lifespan,
        log_level="WARNING",
        subscriptions=False,
    )
    reading, one = ReadingTools(desk), ClaimTools(desk)
    names, weighing = NameTools(desk), WeighingTools(desk)
    tools: tuple[Callable[..., Any], ...] = (
        weighing.coverage, reading.documents, reading.search_claims, reading.who_says, one.claim, reading.passage,
        names.sources, names.entity, weighing.rests_on, weighing.audit_verdicts, weighing.tensions,
    )  # fmt: skip
    for tool in tools:
        annotations = ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        description = " ".join((tool.__doc__ or "").split())
        server.add_tool(tool, title=_TITLES[tool.__name__], description=description, annotations=annotations)
    return server


def serve(path: str) -> None:
    """Serve the case at ``path`` until the client closes standard input. Standard output is the protocol's alone."""
    create_server(path).run("stdio")

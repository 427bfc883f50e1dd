"""Attributions by a language model behind an endpoint: asked, found in the text again, and proposed like the encoder's.

Off unless ``LlmOptions`` are given. What the model quotes counts only where the document has the very words.
"""

from whosays.extract.llm.prompt import asked_with, read_by
from whosays.extract.llm.reading import Ask, LlmRead, read_by_llm
from whosays.extract.llm.windows import windows_of

__all__ = ["Ask", "LlmRead", "asked_with", "read_by", "read_by_llm", "windows_of"]

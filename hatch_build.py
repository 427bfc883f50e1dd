"""Bundles the scripts of the pages before a wheel or a source archive is made."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_WEB = Path("src/whosays/web")


class PagesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs npm where the scripts are not built yet. An editable install goes without: ``make ui`` builds them there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 hatchling's signature
        """See that the scripts are there.

        Raises:
            RuntimeError: If they are not, and node and npm are not there to build them.
        """
        if version == "editable" or any(Path(self.root, _WEB, "static").glob("*.js")):
            return
        if shutil.which("npm") is None:
            message = "the scripts of the pages are not built, and npm is missing: install Node.js 20 or newer"
            raise RuntimeError(message)
        ui = Path(self.root, _WEB, "ui")
        for command in (["npm", "ci", "--silent", "--no-audit", "--no-fund"], ["npm", "run", "--silent", "build"]):
            subprocess.run(command, cwd=ui, check=True)  # noqa: S603 our own commands

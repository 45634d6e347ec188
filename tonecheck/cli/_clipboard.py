"""The user's clipboard, by the tool of the system."""

from __future__ import annotations

import os
import shutil

import msgspec

from tonecheck.errors import TonecheckError

_SECONDS = 10


class _Tool(msgspec.Struct, frozen=True):
    """A program that reads the clipboard and one that writes it."""

    read: tuple[str, ...]
    write: tuple[str, ...]
    encoding: str = "utf-8"


_POWERSHELL = ("-NoProfile", "-NonInteractive", "-Command")
_READ = "[Console]::OutputEncoding = [Text.UTF8Encoding]::new(); [Console]::Out.Write((Get-Clipboard -Raw))"
_WRITE = "[Console]::InputEncoding = [Text.UTF8Encoding]::new(); Set-Clipboard -Value ([Console]::In.ReadToEnd())"
#: In the order in which they are tried.
_TOOLS = (
    _Tool(("wl-paste", "--no-newline"), ("wl-copy",)),
    _Tool(("xclip", "-selection", "clipboard", "-o"), ("xclip", "-selection", "clipboard", "-i")),
    _Tool(("xsel", "--clipboard", "--output"), ("xsel", "--clipboard", "--input")),
    _Tool(("pbpaste",), ("pbcopy",)),
    _Tool(("powershell.exe", *_POWERSHELL, _READ), ("powershell.exe", *_POWERSHELL, _WRITE)),
    _Tool(("powershell", *_POWERSHELL, _READ), ("powershell", *_POWERSHELL, _WRITE)),
)
_REMEDY = (
    "Install wl-clipboard (Wayland), xclip or xsel (X11) and run inside your desktop session, or give the reply with "
    "--text or on standard input."
)


def read() -> bytes:
    """The text on the clipboard, in UTF-8. Raises TonecheckError where no tool gives one."""
    data = _run_one_of([tool.read for tool in _TOOLS], None)
    if not data.strip():
        raise TonecheckError("the clipboard has no text.", remedy="Copy the reply first.")
    return data


def write(text: str) -> None:
    """Put a text on the clipboard. Raises TonecheckError where no tool takes it."""
    _run_one_of([tool.write for tool in _TOOLS], text.encode())


def _run_one_of(commands: list[tuple[str, ...]], data: bytes | None) -> bytes:
    """The output of the first of the commands that is there and works."""
    import subprocess

    failures = list[str]()
    for command in commands:
        program = shutil.which(command[0])
        if program is None:
            continue
        try:
            # What writes stays behind to serve the clipboard: nothing may wait for its output to close.
            done = subprocess.run(
                [program, *command[1:]],
                input=data,
                stdin=subprocess.DEVNULL if data is None else None,
                stdout=subprocess.PIPE if data is None else subprocess.DEVNULL,
                stderr=subprocess.PIPE if data is None else subprocess.DEVNULL,
                timeout=_SECONDS,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            failures.append(f"{command[0]}: {error}")
            continue
        if done.returncode == 0:
            return done.stdout or b""
        said = (done.stderr or b"").decode(errors="replace").strip().splitlines()
        failures.append(f"{command[0]}: {said[0] if said else f'exit status {done.returncode}'}")
    cause = "; ".join(failures) if failures else "there is none of wl-clipboard, xclip, xsel, pbpaste and powershell"
    raise TonecheckError(f"the clipboard cannot be used: {cause}.", remedy=_REMEDY)

"""The inbox: regular files below one folder, found and opened without ever following a link out of it.

Nothing in it is written, and no file is judged by its times: size, times and inode only tell later
whether hashing can be skipped. Every folder on the way is opened by itself (`O_NOFOLLOW`), so a folder that
becomes a link while we look leads nowhere.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Reason, Rejected, Stage

_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file system says of a file: a hint that its bytes are the same, never that they are not."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    device: int

    @classmethod
    def of(cls, found: os.stat_result) -> Stamp:
        """Return the stamp of a stat result."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the inbox that onrecord answers for: a file to read, or one it must leave with a reason.

    `root` is absolute and resolved, `name` is relative to it; both as the file system's own bytes.
    """

    root: bytes
    name: bytes
    stamp: Stamp | None
    refused: Rejected | None = None

    @property
    def path(self) -> bytes:
        """The absolute path: the identity of the entry."""
        return join(self.root, self.name)

    @property
    def collection(self) -> str:
        """The first folder below the root; "" for files that lie in it."""
        first, slash, _ = self.name.partition(b"/")
        return show_path(first) if slash else ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The bytes of an entry, unchanged from open to close. `at_ns` is the clock when it was opened."""

    content: bytes
    stamp: Stamp
    at_ns: int


def join(folder: bytes, name: bytes) -> bytes:
    """Return the path of `name` in `folder`; either may be empty."""
    if not folder or not name:
        return folder or name
    return folder.rstrip(b"/") + b"/" + name


def show_path(path: bytes) -> str:
    """Return a path as people may see it: bytes that are no UTF-8 and control characters are escaped."""
    shown = path.decode("utf-8", "backslashreplace")
    if shown.isprintable():
        return shown
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


def list_entries(
    root: bytes, patterns: Sequence[str], *, below: bytes = b"", recursive: bool = True
) -> Iterator[Entry]:
    """Yield the entries below `root` (only those under its folder `below`), folder by folder, by name.

    Names that match none of `patterns`, hidden names and names of unfinished files are not entries.
    Raises OSError when `root` itself can't be opened.
    """
    match = _matcher(patterns)
    folders = [below]
    while folders:
        folder = folders.pop()
        try:
            names = _list_folder(root, folder)
        except FileNotFoundError:
            if folder == below:
                raise
            continue  # removed while we looked
        except OSError as error:
            if folder == below:
                raise
            yield Entry(root, folder, None, _unreadable(error))
            continue
        inner: list[bytes] = []
        for raw, found in names:
            name = join(folder, raw)
            hidden = _is_hidden(raw)
            if found is None:
                continue
            if stat.S_ISDIR(found.st_mode):
                if match(raw) and not hidden:
                    yield Entry(root, name, None, Rejected(Stage.LIST, Reason.NOT_REGULAR, "a folder"))
                if recursive and not hidden:
                    inner.append(name)
            elif stat.S_ISLNK(found.st_mode):
                refused = None if hidden else _judge_link(root, name, match(raw))
                if refused is not None:
                    yield Entry(root, name, None, refused)
            elif match(raw) and not hidden:
                yield _judge(root, name, found)
        folders += reversed(inner)


def find_entry(root: bytes, name: bytes) -> Entry:
    """Return the entry of one file that a person named, whatever its name looks like."""
    folder, _, last = name.rpartition(b"/")
    try:
        parent = _open_folder(root, folder)
        try:
            found = os.stat(last, dir_fd=parent, follow_symlinks=False)
        finally:
            os.close(parent)
    except FileNotFoundError:
        return Entry(root, name, None, Rejected(Stage.LIST, Reason.VANISHED, "not there"))
    except OSError as error:
        return Entry(root, name, None, _unreadable(error))
    if stat.S_ISLNK(found.st_mode):
        return Entry(root, name, None, _judge_link(root, name, True))
    return _judge(root, name, found)


def open_entry(entry: Entry, limit: int) -> Opened | Rejected:
    """Read an entry of at most `limit` bytes. What stands in the way comes back as Rejected.

    VANISHED, UNREADABLE, NOT_REGULAR, TOO_LARGE, EMPTY; WAITING when it changed while it was read.
    """
    at_ns = time.time_ns()
    folder, _, last = entry.name.rpartition(b"/")
    try:
        parent = _open_folder(entry.root, folder)
        try:
            handle = os.open(last, _FILE_FLAGS, dir_fd=parent)
        finally:
            os.close(parent)
    except FileNotFoundError:
        return Rejected(Stage.OPEN, Reason.VANISHED, "gone between listing and opening")
    except OSError as error:
        return _unreadable(error)
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            return Rejected(Stage.OPEN, Reason.NOT_REGULAR, "not a regular file")
        if before.st_size > limit:
            return Rejected(Stage.OPEN, Reason.TOO_LARGE, f"{before.st_size} bytes, the limit is {limit}")
        content = _read(handle, limit)
        after = os.fstat(handle)
    except OSError as error:
        return _unreadable(error)
    finally:
        os.close(handle)
    if Stamp.of(after) != Stamp.of(before) or len(content) != after.st_size:
        return Rejected(Stage.OPEN, Reason.WAITING, "changed while it was read")
    return Opened(content, Stamp.of(after), at_ns)


def is_gone(path: bytes) -> bool:
    """Tell whether nothing stands at `path`; False when that can't be known."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _read(handle: int, limit: int) -> bytes:
    pieces = []
    size = 0
    while size <= limit and (piece := os.read(handle, _PIECE)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


Matcher = Callable[[bytes], bool]


def _matcher(patterns: Sequence[str]) -> Matcher:
    """Return a test for names, letter case aside ("REPORT.TXT" is a text file)."""
    either = re.compile(os.fsencode("|".join(fnmatch.translate(p) for p in patterns)), re.IGNORECASE)
    return lambda name: either.match(name) is not None


_UNFINISHED = (b"~", b".part", b".tmp", b".crdownload", b".swp")


def _is_hidden(name: bytes) -> bool:
    """Tell an editor's, a downloader's or a hidden name; "..txt" is an odd name, not a hidden one."""
    hidden = name.startswith(b".") and not name.startswith(b"..")
    return hidden or name.startswith(b"~$") or name.lower().endswith(_UNFINISHED)


def _open_folder(root: bytes, folder: bytes) -> int:
    """Open a folder below `root` step by step, so that no link on the way is followed."""
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    for step in folder.split(b"/") if folder else ():
        try:
            inner = os.open(step, _FOLDER_FLAGS, dir_fd=handle)
        finally:
            os.close(handle)
        handle = inner
    return handle


def _list_folder(root: bytes, folder: bytes) -> list[tuple[bytes, os.stat_result | None]]:
    handle = _open_folder(root, folder)
    try:
        with os.scandir(handle) as found:
            names = [(os.fsencode(item.name), _stat(item)) for item in found]
    finally:
        os.close(handle)
    return sorted(names, key=lambda pair: pair[0])


def _stat(item: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return item.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None


def _judge(root: bytes, name: bytes, found: os.stat_result) -> Entry:
    if not stat.S_ISREG(found.st_mode):
        return Entry(root, name, None, Rejected(Stage.LIST, Reason.NOT_REGULAR, _describe(found.st_mode)))
    return Entry(root, name, Stamp.of(found))


def _judge_link(root: bytes, name: bytes, matches: bool) -> Rejected | None:
    """Refuse a link that looks like a file or leads to a folder; other names don't concern us."""
    path = join(root, name)
    if not matches and not _is_folder(path):
        return None
    target = os.path.realpath(path)
    if target != root and not target.startswith(root.rstrip(b"/") + b"/"):
        return Rejected(Stage.LIST, Reason.OUTSIDE_ROOT, "a link out of the inbox")
    return Rejected(Stage.LIST, Reason.NOT_REGULAR, "a link")


def _is_folder(path: bytes) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - bytes
    except OSError:
        return False


def _describe(mode: int) -> str:
    kinds = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFDIR: "a folder"}
    return kinds.get(stat.S_IFMT(mode), "a device")


def _unreadable(error: OSError) -> Rejected:
    if error.errno == errno.ELOOP:
        return Rejected(Stage.OPEN, Reason.NOT_REGULAR, "a link")
    if error.errno == errno.ENOTDIR:
        return Rejected(Stage.OPEN, Reason.VANISHED, "a folder on the way is no folder any more")
    if error.errno == errno.ENXIO:
        return Rejected(Stage.OPEN, Reason.NOT_REGULAR, "a socket or device")
    said = os.strerror(error.errno) if error.errno is not None else "unreadable"
    return Rejected(Stage.OPEN, Reason.UNREADABLE, said)

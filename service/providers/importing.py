"""A bureau's spreadsheet into the directory: every row checked, every fault told, all or nothing.

The same sheet again changes nothing; a row with a known licence number updates that entry. The template is written
from the same list of columns that is read here.
"""

import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from knowledge import Database
from service.errors import FieldProblem, Invalid
from service.messages import Message, _, ngettext_message
from service.providers import repository
from service.providers.columns import COLUMNS
from service.providers.model import Field, Provider
from service.providers.rows import provider_from

LARGEST = 20_000_000  # bytes of the file
UNPACKED = 200_000_000  # bytes it may grow to: an xlsx is a zip
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    created: int
    updated: int
    unchanged: int


def import_providers(database: Database, path: Path) -> ImportReport:
    """Take every row into the directory.

    Raises Invalid when the file cannot be read or any row is wrong, naming row and column of each fault; then
    nothing was written.
    """
    rows = _read(path)
    with database.session(writes=True) as session:
        fields = repository.all_fields(session)
        providers = _checked(rows, fields)
        standing = repository.by_licence(session)
        created = updated = unchanged = 0
        for provider in providers:
            before = standing.get(provider.licence)
            wanted = replace(provider, id=before.id if before else _id_for(provider.licence))
            if before == wanted:
                unchanged += 1
                continue
            repository.put_provider(session, wanted)
            created, updated = created + (before is None), updated + (before is not None)
    return ImportReport(created, updated, unchanged)


def write_template(path: Path) -> None:
    """An empty sheet with the headings, and a second one that explains each column and the allowed values."""
    book = Workbook()
    sheet = book.active
    if sheet is None:  # pragma: no cover  a new workbook has a sheet
        raise RuntimeError("openpyxl made a workbook without a sheet")
    sheet.title = "名册 Directory"
    sheet.append([column.heading for column in COLUMNS])
    sheet.freeze_panes = "A2"
    for place in range(1, len(COLUMNS) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = 20
    notes = book.create_sheet("说明 Notes")
    notes.append(["列 / Column", "必填 / Required", "English"])
    for column in COLUMNS:
        notes.append([column.heading, "是 / yes" if column.required else "", column.explained.text])
    notes.append(["多个值 / Several values", "", "Separate by 、 , ; or /"])
    book.save(path)


def _checked(rows: Sequence[tuple[int, Mapping[str, str]]], fields: Sequence[Field]) -> list[Provider]:
    problems: list[FieldProblem] = []
    providers: list[Provider] = []
    seen: dict[str, int] = {}
    for number, row in rows:
        provider, wrong = provider_from(row, fields)
        problems += [_placed(number, problem) for problem in wrong]
        if provider is None:
            continue
        if provider.licence in seen:
            first = seen[provider.licence]
            message = _("The licence number stands in row %(first)s already.", first=first)
            problems.append(_placed(number, FieldProblem("licence", message)))
        seen.setdefault(provider.licence, number)
        providers.append(provider)
    if problems:
        raise Invalid(
            ngettext_message(
                "Nothing was imported: %(count)s fault in the sheet.",
                "Nothing was imported: %(count)s faults in the sheet.",
                len(problems),
            ),
            problems,
        )
    return providers


def _placed(row: int, problem: FieldProblem) -> FieldProblem:
    return FieldProblem(f"{row}:{problem.field}", problem.message)


def _read(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The filled rows with their numbers as the person sees them, cells in normal form."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _unreadable(_("The file cannot be read.")) from error
    if size > LARGEST:
        raise _unreadable(_("The file is larger than 20 MB."))
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(item.file_size for item in packed.infolist()) > UNPACKED:
                raise _unreadable(_("The file unpacks to more than 200 MB."))
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        lines = [
            (number, [_plain(cell) for cell in line])
            for number, line in enumerate(sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 1), start=1)
        ]
        book.close()
    except (OSError, KeyError, ValueError, TypeError, IndexError, zipfile.BadZipFile, InvalidFileException) as error:
        raise _unreadable(_("This is not an Excel file (.xlsx) that can be read.")) from error
    filled = [(number, line) for number, line in lines if any(line)]
    if not filled:
        raise _unreadable(_("The sheet is empty."))
    keys = _keys(filled[0][1])
    return [(number, {key: cell for key, cell in zip(keys, line, strict=False) if key}) for number, line in filled[1:]]


def _keys(headings: Sequence[str]) -> list[str]:
    """The column of each heading; raises Invalid when a required one is missing."""
    known = {
        _heading(name): column.key for column in COLUMNS for name in (*column.headings, column.heading, column.key)
    }
    keys = [known.get(_heading(heading), "") for heading in headings]
    missing = [column.heading for column in COLUMNS if column.required and column.key not in keys]
    if missing:
        raise _unreadable(_("The sheet has no column %(columns)s.", columns=missing))
    return keys


def _heading(text: str) -> str:
    return "".join(_plain(text).casefold().split()).rstrip("*")


def _plain(cell: object) -> str:
    """What a cell says; a licence number that Excel took for a figure keeps no '.0'."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return unicodedata.normalize("NFKC", str(cell)).replace("\x00", "").strip()


def _unreadable(message: Message) -> Invalid:
    return Invalid(message, [FieldProblem("file", message)])


def _id_for(licence: str) -> str:
    """An address that does not give the licence number away and stays the same for it."""
    return f"p-{sha256(licence.encode()).hexdigest()[:12]}"

"""The house as these tests see it: its files, its modules, and what each module imports."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("knowledge", "service", "web")
_SKIPPED = {".venv", "var", "build", "dist", ".git"}


@dataclass(frozen=True)
class Module:
    """One Python file of the three packages."""

    path: Path

    @property
    def name(self) -> str:
        """Its place as people write it: `service/asking/model.py`."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def dotted(self) -> str:
        """Its name as Python writes it."""
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    @property
    def package(self) -> str:
        """Which of the three it belongs to."""
        return self.path.relative_to(ROOT).parts[0]

    @property
    def is_migration(self) -> bool:
        """Migrations are history: they are not held to the rules of the house."""
        return "versions" in self.path.parts

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Import:
    """One name that a module takes from another; `name` is empty for `import module`."""

    module: str
    name: str
    line: int


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the three packages."""
    return tuple(Module(path) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


@cache
def tree(module: Module) -> ast.Module:
    """The parsed module."""
    return ast.parse(module.path.read_text(encoding="utf-8"), filename=module.name)


@cache
def imports(module: Module) -> tuple[Import, ...]:
    """Everything a module imports, wherever in it."""
    found = []
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found += [Import(alias.name, "", node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            where = node.module or ""
            if node.level:
                base = module.dotted.split(".") if module.path.name == "__init__.py" else module.dotted.split(".")[:-1]
                where = ".".join([*base[: len(base) - node.level + 1], *([where] if where else [])])
            found += [Import(where, alias.name, node.lineno) for alias in node.names]
    return tuple(found)


@cache
def public_face(package: str) -> tuple[str, ...]:
    """The names in `__all__` of a package."""
    for node in tree(Module(ROOT / package / "__init__.py")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            return tuple(ast.literal_eval(node.value))
    return ()


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or would be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return tuple(sorted(path for name in names if name and (path := ROOT / name).is_file()))
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in _SKIPPED and not path.name.startswith((".", "__")):
            yield from _walk(path)
        elif path.is_file():
            yield path


def text_of(path: Path) -> str:
    """The text of a file; empty when it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""

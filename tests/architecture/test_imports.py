"""Imports point one way, web → service → knowledge, and only at public faces."""

import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.house import PACKAGES, ROOT, Module, imports, modules, public_face

MAY_USE = {"knowledge": set(), "service": {"knowledge"}, "web": {"knowledge", "service"}}
# Inside `service`: who may use whom. `application` builds everything and `tables` lists all tables.
PARTS = ("asking", "providers", "curation", "accounts")
MAY_USE_PARTS = {"asking": {"providers"}, "providers": set(), "curation": {"accounts"}, "accounts": set()}
BUILDERS = {"service/__init__.py", "service/application.py", "service/tables.py", "service/preparing.py"}
# Parts of what a declared library shows: pydantic's errors; the files of a model.
COMES_WITH = {
    "pydantic-core": "pydantic",
    "safetensors": "sentence-transformers",
    "tokenizers": "sentence-transformers",
}


def ours(module: Module) -> list[tuple[str, str, int]]:
    """What a module takes from the three packages: package, dotted module, line."""
    return [(item.module.partition(".")[0], item.module, item.line) for item in imports(module)
            if item.module.partition(".")[0] in {*PACKAGES, "tests"}]  # fmt: skip


@pytest.mark.parametrize("module", modules(), ids=str)
def test_imports_point_one_way(module: Module) -> None:
    allowed = {module.package, *MAY_USE[module.package]}
    wrong = [f"{module}:{line}: imports {dotted}" for package, dotted, line in ours(module) if package not in allowed]
    assert wrong == []


@pytest.mark.parametrize("module", modules(), ids=str)
def test_another_package_is_met_at_its_public_face(module: Module) -> None:
    wrong = [
        f"{module}:{item.line}: {item.module} {item.name}"
        for item in imports(module)
        if (package := item.module.partition(".")[0]) in PACKAGES
        and package != module.package
        and (item.module != package or (item.name and item.name not in public_face(package)))
    ]
    assert wrong == []


@pytest.mark.parametrize("module", [item for item in modules() if item.package == "service"], ids=str)
def test_inside_service_parts_do_not_lean_on_each_other(module: Module) -> None:
    own = next((part for part in PARTS if module.name.startswith(f"service/{part}/")), "")
    allowed = {own, *MAY_USE_PARTS.get(own, set())}
    wrong = [
        f"{module}:{item.line}: {item.module}"
        for item in imports(module)
        for part in PARTS
        if item.module.startswith(f"service.{part}") and part not in allowed and module.name not in BUILDERS
    ]
    assert wrong == []


@pytest.mark.parametrize("package", ["knowledge", "service"])
def test_a_public_face_is_complete_and_sorted_out(package: str) -> None:
    face = Module(ROOT / package / "__init__.py")
    imported = {item.name for item in imports(face)} | _renamed(face)
    assert public_face(package), f"{face} has no __all__"
    assert len(set(public_face(package))) == len(public_face(package))
    assert set(public_face(package)) - imported == set()


def _renamed(face: Module) -> set[str]:
    import ast

    from tests.architecture.house import tree

    return {
        alias.asname for node in ast.walk(tree(face)) if isinstance(node, ast.ImportFrom) for alias in node.names
        if alias.asname
    }  # fmt: skip


def test_every_library_we_import_is_declared_and_every_declared_one_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_plain(item) for item in project["dependencies"]}
    known = packages_distributions()
    imported = {
        COMES_WITH.get(name, name)
        for module in modules()
        for item in imports(module)
        if (top := item.module.partition(".")[0]) not in {*PACKAGES, "tests", ""} and top not in sys.stdlib_module_names
        for name in [_plain(known.get(top, [top])[0])]
    }
    # python-multipart and psycopg are loaded by FastAPI and SQLAlchemy, by name.
    loaded_by_name = {"python-multipart", "psycopg"}
    assert imported - declared == set()
    assert declared - imported - loaded_by_name == set()


def _plain(requirement: str) -> str:
    import re

    return re.split(r"[<>=!\[; ]", requirement)[0].lower().replace("_", "-").replace(".", "-")

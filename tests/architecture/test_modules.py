"""Modules are short and say what they are for; so does everything on a public face."""

import ast

import pytest

from tests.architecture.house import ROOT, Import, Module, imports, modules, public_face, tree

LONGEST = 300
Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
# The shapes of the JSON interface are told in the contract, field by field; a sentence more would only repeat it.
TOLD_ELSEWHERE = {"web/api/schemas.py"}
HOUSE = [module for module in modules() if not module.is_migration]


@pytest.mark.parametrize("module", HOUSE, ids=str)
def test_a_module_is_short(module: Module) -> None:
    lines = len(module.path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{module} has {lines} lines: split it"


@pytest.mark.parametrize("module", HOUSE, ids=str)
def test_a_module_says_what_it_is_for(module: Module) -> None:
    if tree(module).body:
        assert ast.get_docstring(tree(module)), f"{module} has no docstring"


@pytest.mark.parametrize("module", HOUSE, ids=str)
def test_public_functions_and_classes_say_what_may_be_relied_on(module: Module) -> None:
    missing = [
        f"{module}:{node.lineno}: {node.name}"
        for node in tree(module).body
        if isinstance(node, Documented)
        and not (isinstance(node, ast.ClassDef) and module.name in TOLD_ELSEWHERE)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert missing == []


@pytest.mark.parametrize("package", ["knowledge", "service"])
def test_public_methods_of_a_public_face_say_what_may_be_relied_on(package: str) -> None:
    missing = [
        f"{where}: {node.name}.{method.name}"
        for item in imports(Module(ROOT / package / "__init__.py"))
        if item.name in public_face(package)
        for where, node in [_defined(item)]
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
        and not method.name.startswith("_")
        and not ast.get_docstring(method)
    ]
    assert missing == []


def _defined(item: Import) -> tuple[str, ast.stmt | None]:
    path = ROOT / (item.module.replace(".", "/") + ".py")
    module = Module(path if path.is_file() else ROOT / item.module.replace(".", "/") / "__init__.py")
    found = [node for node in tree(module).body if getattr(node, "name", None) == item.name]
    return module.name, found[0] if found else None

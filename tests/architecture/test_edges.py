"""What may happen at the edges only: reading the environment, printing, catching everything, naming machines."""

import ast
import re

import pytest

from tests.architecture.house import ROOT, Module, files, modules, text_of, tree

# Why each of these may catch everything:
CATCHES_ALL = {
    "knowledge/index/vectors.py": "Chroma raises whatever its core raises; a store in doubt is rebuilt",
    "web/cli.py": "a person at a terminal is told in one line",
    "web/security.py": "what nobody foresaw must still be told in the reader's language",
    "web/warming.py": "the edge of a thread: there is nobody above it to tell",
    "web/app.py": "the edge of a thread: there is nobody above it to tell",
}
PRINTS = ("web/cli.py", "web/commands/", "knowledge/training/")
# The model's library reads these itself; they are set, never read, so that it does not ask a hub.
SETS_ENVIRONMENT = {"knowledge/index/embedding.py"}
# Taken apart, so that this file does not name them either.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("download", "pytorch", "org"), ("npmjs", "org"), ("npmjs", "com"),
        ("docker", "io"), ("ghcr", "io"), ("quay", "io"), ("unpkg", "com"), ("jsdelivr", "net"), ("conda", "io"),
        ("anaconda", "org"), ("crates", "io"),
    )
]  # fmt: skip
MACHINE = re.compile(r"(?<![\w.~:/-])/(?:work|root|Users|home/[a-z]|opt/(?:wheels|pypi)|mnt|tmp)(?:/|\b)")
# A path that is the same on every Debian names no machine.
HOUSE = [module for module in modules() if not module.is_migration]


def _calls(module: Module) -> list[tuple[str, int]]:
    return [(ast.unparse(node.func), node.lineno) for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("module", HOUSE, ids=str)
def test_only_settings_read_the_environment(module: Module) -> None:
    wrong = []
    for node in ast.walk(tree(module)):
        match node:
            case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "getenv" | "environb") if (
                module.name not in SETS_ENVIRONMENT
            ):
                wrong.append(node.lineno)
            case ast.Subscript(value=ast.Attribute(attr="environ"), ctx=ast.Load()):
                wrong.append(node.lineno)
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="environ"), attr=attr)) if attr != "setdefault":
                wrong.append(node.lineno)
    assert wrong == [], f"{module}: reads the environment on lines {wrong}"


@pytest.mark.parametrize("module", HOUSE, ids=str)
def test_only_the_command_line_prints(module: Module) -> None:
    if not module.name.startswith(PRINTS):
        assert [line for name, line in _calls(module) if name in {"print", "pprint"}] == []


@pytest.mark.parametrize("module", HOUSE, ids=str)
def test_only_listed_edges_catch_everything(module: Module) -> None:
    broad = [
        node.lineno
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert not broad or module.name in CATCHES_ALL, f"{module} catches everything on lines {broad}"


@pytest.mark.parametrize("module", HOUSE, ids=str)
def test_nothing_is_evaluated_or_run_in_a_shell(module: Module) -> None:
    forbidden = {"eval", "exec", "os.system", "pickle.load", "pickle.loads", "subprocess.getoutput"}
    assert [(name, line) for name, line in _calls(module) if name in forbidden] == []


def test_no_file_names_a_package_registry() -> None:
    found = [f"{path.relative_to(ROOT)}: {host}" for path in files() for host in REGISTRIES if host in text_of(path)]
    assert found == []


def test_no_file_names_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{place}: {line.strip()[:80]}"
        for path in files()
        if path != ROOT / "tests" / "architecture" / "test_edges.py"
        for place, line in enumerate(text_of(path).splitlines(), start=1)
        if MACHINE.search(line)
    ]
    assert found == []

"""What Babel cannot find by itself: the words of commands, which Invoke prints for us."""

import ast
import inspect
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import Any, cast

from babel.messages.extract import extract_python

Found = tuple[int, str, Any, list[str]]
"""A line, the function that marks a message (empty: none), the message, and comments on it."""


def extract_help(
    file: BytesIO,
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Found]:
    """Yield a module's messages: those marked as everywhere, and the help of its commands.

    The help is what the docstring of an Invoke task says, and the texts of its `help=`.
    """
    text = file.read()
    marked = extract_python(BytesIO(text), keywords, comment_tags, cast(Any, options))
    yield from cast("Iterator[Found]", marked)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and _name(decorator.func) == "task":
                    yield from _help_of_command(node, decorator)


def _help_of_command(function: ast.FunctionDef, decorator: ast.Call) -> Iterator[Found]:
    if documented := ast.get_docstring(function, clean=False):
        yield function.lineno, "", inspect.cleandoc(documented), []
    for keyword in decorator.keywords:
        if keyword.arg == "help" and isinstance(keyword.value, ast.Dict):
            for value in keyword.value.values:
                if isinstance(value, ast.Constant):
                    yield value.lineno, "", value.value, []


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""

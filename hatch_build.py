"""What a build adds to the files of the package: compiled catalogues, the theme, the handbook.

Hatchling runs it for wheels and for editable installations alike, from a checkout or an sdist.
"""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AddedFiles(BuildHookInterface):
    """Compiles `.po` to `.mo`; in a wheel, puts theme and handbook inside the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all catalogues where they lie, and name what the archive takes besides."""
        root = Path(self.root)
        compile_catalogues = _module(root / "newsroom/language/compiled.py").compile_catalogues
        for folder in ("newsroom/language/translations", "theme/translations"):
            compile_catalogues(root / folder)
        if version != "editable":
            # Not the sources of the catalogues: beside a `.po`, a `.mo` may look outdated.
            build_data["artifacts"].append("newsroom/**/*.mo")
            # The handbook, for `newsroom explain` on machines without a network.
            for file in sorted((root / "docs").glob("*.md")):
                build_data["force_include"][str(file)] = f"newsroom/handbook/{file.name}"
            for file in sorted((root / "theme").rglob("*")):
                if file.is_file() and file.suffix != ".po" and not file.name.startswith("."):
                    name = file.relative_to(root).as_posix()
                    build_data["force_include"][str(file)] = f"newsroom/{name}"


def _module(file: Path) -> ModuleType:
    """Return a module by its file: the package itself is not installed yet."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

"""Tables whose rows may be longer than their heads: no cell of a row is dropped."""

from xml.etree.ElementTree import Element

from markdown.extensions.tables import TableProcessor


class WideTables(TableProcessor):
    """Tables with a column for every cell of their longest row."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Append the table, its head made as wide as its rows."""
        rows = blocks[0].split("\n")[2:]
        widest = max((len(self._split_row(row.strip(" "))) for row in rows), default=0)  # type: ignore[attr-defined]
        missing = max(0, widest - len(self.separator))
        self.separator = [*self.separator, *["-"] * missing]  # type: ignore[assignment]
        super().run(parent, blocks)

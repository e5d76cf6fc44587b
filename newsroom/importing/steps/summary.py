"""The account of an import, in numbers that add up to the source's, and in words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsroom.importing.item import ItemKind
from newsroom.importing.steps.ledger import LedgerEntry
from newsroom.importing.words import loss_in_words, outcome_in_words, reason_in_words
from newsroom.language.messages import translate as _

_SHOWN = 20


@dataclass(slots=True)
class Account:
    """Counts of an import. `outcomes` are by (kind, outcome), and their sum is all items."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)

    def add(self, entry: LedgerEntry) -> None:
        """Count one entry."""
        self.outcomes[entry.kind, entry.outcome] += 1
        self.reasons.update(entry.reasons)
        if entry.form:
            self.forms[entry.form] += 1
        for kind, what in entry.left_out:
            self.left_out[kind] += 1
            shown = self.examples.setdefault(kind, [])
            if len(shown) < _SHOWN:
                shown.append(f"{entry.path or entry.key}: {what}")

    @property
    def total(self) -> int:
        """How many items the source had."""
        return self.outcomes.total()

    @property
    def is_whole(self) -> bool:
        """Whether everything came over."""
        return not self.left_out and not self.reasons

    def count(self, outcome: str) -> int:
        """Return how many articles and pages, and other items, had an outcome."""
        return sum(number for (_kind, one), number in self.outcomes.items() if one == outcome)


def summary_of(name: str, account: Account) -> str:
    """Return the readable summary of an import, in Markdown."""
    return "\n".join(_lines(name, account)) + "\n"


def _lines(name: str, account: Account) -> Iterator[str]:
    yield "# " + _("Import {name}").format(name=name)
    yield ""
    yield _("The source had {count} items. Every one is a line of {name}.jsonl.").format(
        count=account.total, name=name
    )
    yield ""
    yield f"| {_('kind')} | {_('what became of them')} | {_('items')} |"
    yield "| --- | --- | --: |"
    for (kind, outcome), number in sorted(account.outcomes.items()):
        yield f"| {_kind(kind)} | {outcome_in_words(outcome)} | {number} |"
    yield f"| {_('together')} | | {account.total} |"
    if account.forms["html"]:
        yield ""
        yield _("{count} bodies stay HTML, because Markdown would have lost something.").format(
            count=account.forms["html"]
        )
    if account.reasons:
        yield from ("", "## " + _("Drafts, and why"), "")
        for reason, number in account.reasons.most_common():
            yield f"- {number}: {reason_in_words(reason)}"
    for kind, number in account.left_out.most_common():
        yield from ("", f"## {loss_in_words(kind)}: {number}", "")
        yield from (f"- {example}" for example in account.examples[kind])
        if number > _SHOWN:
            yield "- … " + _("All of them: grep '\"{kind}\"' {name}.jsonl").format(
                kind=kind, name=name
            )


def _kind(kind: str) -> str:
    return {
        ItemKind.ARTICLE: _("articles"),
        ItemKind.PAGE: _("pages"),
        ItemKind.FILE: _("pictures and documents"),
        ItemKind.OTHER: _("other items"),
    }[ItemKind(kind)]

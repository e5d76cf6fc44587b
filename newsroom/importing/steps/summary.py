"""The account of an import, in numbers that add up to the source's, and in words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsroom.importing.item import ItemKind
from newsroom.importing.steps.ledger import LedgerEntry
from newsroom.importing.words import loss_in_words, outcome_in_words, reason_in_words
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _

_SHOWN = 20


@dataclass(slots=True)
class Account:
    """Counts of an import. `outcomes` are by (kind, outcome), and their sum is all items."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)

    def add(self, entry: LedgerEntry) -> None:
        """Count one entry."""
        self.outcomes[entry.kind, entry.outcome] += 1
        self.reasons.update(entry.reasons)
        if entry.form:
            self.forms[entry.form] += 1
        for kind, what in entry.left_out:
            self.left_out[kind] += 1
            if kind == "not-imported":
                self.others[what] += 1
                continue
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


def summary_of(name: str, account: Account, language: str) -> str:
    """Return the readable summary of an import, in Markdown."""
    return "\n".join(in_words(line, language) for line in _lines(name, account)) + "\n"


def _lines(name: str, account: Account) -> Iterator[Message | str]:
    yield _("# Import {name}").format(name=name)
    yield ""
    yield _("The source had {count} items. Every one is a line of {name}.jsonl.").format(
        count=account.total, name=name
    )
    yield ""
    yield _("| kind | what became of them | items |")
    yield "| --- | --- | --: |"
    for (kind, outcome), number in sorted(account.outcomes.items()):
        yield Message(
            "| {kind} | {outcome} | {number} |",
            (("kind", _kind(kind)), ("outcome", outcome_in_words(outcome)), ("number", number)),
        )
    yield _("| together | | {number} |").format(number=account.total)
    if account.forms["html"]:
        yield ""
        yield _("{count} bodies stay HTML, because Markdown would have lost something.").format(
            count=account.forms["html"]
        )
    if account.reasons:
        yield from ("", _("## Drafts, and why"), "")
        for reason, number in account.reasons.most_common():
            yield Message(
                "- {number}: {reason}", (("number", number), ("reason", reason_in_words(reason)))
            )
    for kind, number in account.left_out.most_common():
        shown = account.examples.get(kind) or [
            f"{what}: {count}" for what, count in account.others.most_common()
        ]
        yield from _losses(name, kind, number, shown)


def _losses(name: str, kind: str, number: int, examples: list[str]) -> Iterator[Message | str]:
    yield ""
    yield Message("## {kind}: {number}", (("kind", loss_in_words(kind)), ("number", number)))
    yield ""
    yield from (f"- {example}" for example in examples)
    if number > len(examples) and kind != "not-imported":
        yield _("- … All of them: {command}").format(command=f"grep '\"{kind}\"' {name}.jsonl")


def _kind(kind: str) -> Message:
    return {
        ItemKind.ARTICLE: _("articles"),
        ItemKind.PAGE: _("pages"),
        ItemKind.FILE: _("pictures and documents"),
        ItemKind.OTHER: _("other items"),
    }[ItemKind(kind)]

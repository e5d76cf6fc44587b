"""`explain`: what a finding's code means, and what the handbook says, without a network."""

from pathlib import Path

from invoke import Context, task

from newsroom.commands.arguments import CommandOfFiles
from newsroom.commands.edition_settings import edition_folder, language_of_commands
from newsroom.commands.exit_codes import exit_codes
from newsroom.commands.misuse import MisuseError


@task(
    klass=CommandOfFiles,
    iterable=["files"],
)
def explain(context: Context, files: list[str]) -> None:
    """Say what a finding's code means, or print a page of the handbook, such as publishing."""
    from newsroom.content.findings.speech import FINDINGS
    from newsroom.explanations import explanation, page, pages
    from newsroom.terminal import print_explanation, print_subjects

    edition_folder(context)  # whose own words are preferred
    language = language_of_commands(Path.cwd())
    with exit_codes(Path.cwd(), language):
        if not files:
            print_subjects(sorted(FINDINGS), pages(), language)
        for word in files:
            if word in FINDINGS:
                print_explanation(explanation(word, language), language)
            elif word in pages():
                print(page(word))
            else:
                raise MisuseError.of_subject(word, (*sorted(FINDINGS), *pages()))

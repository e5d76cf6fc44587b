"""`translate`: the words of software and theme in a language that they do not speak yet."""

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import exit_codes
from newsroom.commands.misuse import MisuseError


@task(klass=Command, help={"language": "language to translate into (default: the edition's own)"})
def translate(context: Context, language: str = "") -> None:
    """Write the words of software and theme into theme/translations, for you to translate."""
    from newsroom.language.tags import canonical_tag
    from newsroom.starting.report import print_words
    from newsroom.starting.words import translate_from_edition

    root = edition_folder(context)
    with exit_codes(root):
        edition = newsroom_of(root, production=False).edition
        tag = canonical_tag(language or edition.language)
        if not tag:
            raise MisuseError.of_language(language)
        if len(edition.theme_folders) == 1:
            raise MisuseError.of_no_theme(root)
        words = translate_from_edition(edition.theme_folders[0], tag)
    print_words(words, edition.language)

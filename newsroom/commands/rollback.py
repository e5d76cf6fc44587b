"""`rollback`: an earlier publish, shown again."""

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import declared_language, edition_folder, newsroom_of
from newsroom.commands.exit_codes import exit_codes


@task(
    klass=Command,
    help={
        "target": "place that was published to (default: PUBLISH_TARGET)",
        "to": "publish to go back to, by number or name (default: the one before)",
        "take-over": "go on over another's lock",
    },
)
def rollback(context: Context, target: str = "", to: str = "", take_over: bool = False) -> None:
    """Show readers an earlier publish, where the host keeps them, until somebody publishes."""
    from newsroom.publishing.publish import roll_back
    from newsroom.publishing.report import print_rolled_back
    from newsroom.publishing.targets import publication_from_settings

    root = edition_folder(context)
    with exit_codes(root):
        newsroom = newsroom_of(root, production=True)
        publication = publication_from_settings(newsroom.settings)
        chosen, hooks = publication.target(target), publication.hooks
        rolled_back = roll_back(newsroom.edition, chosen, hooks, to, takes_over=take_over)
        print_rolled_back(rolled_back, declared_language(root))

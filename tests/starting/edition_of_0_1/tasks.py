"""The tasks of an edition that was cut out of the repository at version 0.1."""

from invoke import task


@task
def build(context):
    """Build the edition."""
    context.run("python -m newsroom.commands.build")

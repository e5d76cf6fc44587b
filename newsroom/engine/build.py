"""One build, from content/ to output/: scan, read, catalogue, plan, render, output."""

import sqlite3
import time

from newsroom.catalogue.kept_bodies import remove_kept_bodies
from newsroom.catalogue.schema import ForeignCatalogueError, is_damage, remove_catalogue
from newsroom.edition import Edition
from newsroom.engine import output
from newsroom.engine.lock import exclusive
from newsroom.engine.order import BuildOrder, BuildReport
from newsroom.engine.render import forget_renderer
from newsroom.engine.steps import Steps


def build(edition: Edition, order: BuildOrder) -> BuildReport:
    """Bring output/ up to content/ and return what was done.

    A damaged or foreign catalogue is thrown away and the edition built from nothing. Raises
    output.ForeignOutputError rather than delete what it does not know, and OSError when the
    machine fails; the next build then mends what this one left.
    """
    started = time.perf_counter()
    catalogue = edition.cache / "catalogue.sqlite"
    with exclusive(edition.cache, order.on_wait):
        if order.is_cold:
            remove_kept_bodies(edition.cache)
        if order.is_cold or not output.is_claimed(edition.output):
            remove_catalogue(catalogue)
        is_empty = output.claim(edition.output)
        try:
            try:
                return Steps(edition, order, catalogue, is_empty=is_empty).run(started)
            except (ForeignCatalogueError, sqlite3.DatabaseError) as error:
                if not is_damage(error):
                    raise
                forget_renderer()
                remove_catalogue(catalogue)
                return Steps(edition, order, catalogue).run(started)
        finally:
            forget_renderer()
            order.progress.end()

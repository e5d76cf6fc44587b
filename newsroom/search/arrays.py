"""When a job of the index has so much to do that NumPy is worth loading.

With NumPy all postings of a job are sorted at once: a third of the time that dictionaries take. But
to load it takes 0.2 s, which a build of few items has not. Both ways make the same bytes; a
test compares them.
"""

import os
import sys

PAYS = 250_000
"""Words or postings of a job from which on NumPy pays: those of some 600 articles."""


def pays(many: int) -> bool:
    """Tell whether a job with so many words or postings is to be done with NumPy.

    Once it is loaded all are. It is kept from starting threads for linear algebra, which nobody
    asks it for.
    """
    is_loaded = "numpy" in sys.modules
    if not is_loaded and many >= PAYS:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when it is loaded
    return is_loaded or many >= PAYS

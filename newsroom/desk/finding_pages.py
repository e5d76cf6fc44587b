"""What each finding means, a page a code: where the desk's findings lead."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from newsroom.serving.finding_page import FINDING_PATH, finding_page


def finding_pages(language: str) -> Route:
    """Return the way to the pages on findings' codes, in words of `language`."""

    def show(request: Request) -> Response:
        page = finding_page(request.path_params["code"], language)
        return HTMLResponse(page or b"404", 200 if page else 404)

    return Route(FINDING_PATH + "{code}", show)

"""What hosts are to send with every page: security headers, how long a file may be kept, and how.

One policy, written for whatever server there is. `_headers` (Cloudflare Pages, Netlify and others)
is part of the site, as is security.txt; for nginx, Caddy and Apache `invoke headers` prints what
belongs into their configuration.
"""

from collections.abc import Iterable

from newsroom.content.safety.attachments import DOCUMENTS
from newsroom.edition import Edition
from newsroom.pages.addresses import MEDIA_FOLDER
from newsroom.pages.theme import THEME_FOLDER

YEAR = 31_536_000  # seconds
DAY = 86_400
MOVED = "_redirects.map"  # the file of redirects for nginx, written with the site
# Those that no page can answer, for each server that needs a list of its own.
MOVED_EXACTLY, MOVED_CADDY, MOVED_APACHE = (
    *("_redirects.exact.map", "_redirects.caddy"),
    "_redirects.txt",
)
FRONT = 60
"""Seconds that any page may be kept: a correction must not wait for longer."""

# What is worth compressing: HTML is by itself, and pictures, films and sounds are already.
COMPRESSED = (
    *("text/css", "text/javascript", "application/javascript", "application/json"),
    *("text/xml", "application/xml", "application/atom+xml", "application/rss+xml"),
    *("application/manifest+json", "image/svg+xml", "text/plain"),
)
# Measured on a page's stylesheet, as it was then: 16.2 KB at nginx's own level 1, 11.7 KB at 6.
_LEVEL = 6

# The names of stylesheets and of pictures hold a hash of their bytes: they never change.
HASHED_NAME = r"\.[0-9a-f]{10,16}[-.][^/]*$"

_POLICY = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "img-src": "'self'",
    "manifest-src": "'self'",
    "media-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "worker-src": "'self'",
}
# What lies under /media/ came from anybody: whatever it is, it runs nothing, fetches nothing and
# is no part of the site's origin. A picture, film or drawing is still shown when it is opened.
_MEDIA_POLICY = (
    "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox"
)
_POLICY_HEADER = "Content-Security-Policy"
_DISPOSITION_HEADER, _SAVE = "Content-Disposition", "attachment"
_DENIED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def security_headers(edition: Edition) -> dict[str, str]:
    """Return the headers of every answer, by name.

    The policy allows no inline script or style and nothing from other hosts; structured data is
    no script to it, for browsers do not run it. Where the edition's address is secure, browsers
    are told to ask for nothing else.
    """
    policy = "; ".join(f"{name} {source}" for name, source in _POLICY.items())
    is_secure = edition.site_url.startswith("https://")
    headers = {
        _POLICY_HEADER: policy + ("; upgrade-insecure-requests" if is_secure else ""),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _DENIED),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if is_secure:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return headers


def keep(seconds: int) -> str:
    """Return the Cache-Control of what may be kept for so long; for a year: for good."""
    return f"public, max-age={seconds}" + (", immutable" if seconds == YEAR else "")


def headers_file(edition: Edition, hashed: Iterable[str]) -> str:
    """Return the `_headers` file; `hashed` are the addresses that never change their bytes.

    Its patterns know no classes of characters, so pictures are kept for a day only, and each
    address meets one rule for caches: hosts would join the values of several. That a file under
    /media/ is sent two policies is meant: browsers then hold to both.
    """
    media = f"{edition.base}/{MEDIA_FOLDER}/"
    rules = [("/*", security_headers(edition))]
    rules += [(path, {"Cache-Control": keep(YEAR)}) for path in hashed]
    kept = {"Cache-Control": keep(DAY), _POLICY_HEADER: _MEDIA_POLICY}
    rules.append((f"{media}*", kept))
    rules += [(f"{media}*{ending}", {_DISPOSITION_HEADER: _SAVE}) for ending in DOCUMENTS]
    return (
        "\n\n".join(
            "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())])
            for path, headers in rules
        )
        + "\n"
    )


def _perhaps(name: str) -> str:
    """Return the pattern of a file of the site that need not be there."""
    return f"/srv/site/{name[:-1]}[{name[-1]}]"


def nginx(edition: Edition) -> str:
    """Return lines for a `server` block of nginx; no `add_header` may stand in its locations."""
    base, headers = edition.base, security_headers(edition)
    return "\n".join(
        [
            "# In http { }: room for long addresses, which must stand before any map.",
            "map_hash_bucket_size 2048;",
            "map_hash_max_size 65536;",
            "# How long a file may be kept.",
            "map $uri $newsroom_cache {",
            f'    "~{HASHED_NAME}" "{keep(YEAR)}";',
            f'    "~^{base}/({THEME_FOLDER}|media)/" "{keep(DAY)}";',
            f'    default "{keep(FRONT)}";',
            "}",
            "# What a browser may do with an answer, and what it is to save rather than show.",
            "map $uri $newsroom_policy {",
            f'    "~^{base}/{MEDIA_FOLDER}/" "{_MEDIA_POLICY}";',
            f'    default "{headers.pop(_POLICY_HEADER)}";',
            "}",
            "map $uri $newsroom_disposition {",
            f'    "~*{_document(base)}" "{_SAVE}";',
            '    default "";',
            "}",
            "# Where addresses lead that have moved: write the site's folder for /srv/site, and",
            "# have nginx read the file again (nginx -s reload) when it changes. The brackets",
            "# make it no mistake that there is none yet.",
            "map $uri $newsroom_moved {",
            f"    include {_perhaps(MOVED)};",
            "}",
            "map $request_uri $newsroom_moved_exactly {",
            f"    include {_perhaps(MOVED_EXACTLY)};",
            "}",
            "",
            "# In server { }:",
            "charset utf-8;",
            "gzip on;",
            "gzip_vary on;",
            f"gzip_comp_level {_LEVEL};",
            f"gzip_types {' '.join(COMPRESSED)};",
            "index index.html;",
            f"error_page 404 {base}/404.html;",
            "if ($newsroom_moved) { return 301 $newsroom_moved; }",
            "if ($newsroom_moved_exactly) { return 301 $newsroom_moved_exactly; }",
            "location ~ /\\.(?!well-known/) { return 404; }",
            "add_header Cache-Control $newsroom_cache always;",
            f"add_header {_POLICY_HEADER} $newsroom_policy always;",
            f"add_header {_DISPOSITION_HEADER} $newsroom_disposition always;",
            *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
            "",
        ]
    )


def caddy(edition: Edition) -> str:
    """Return lines for a site block of Caddy, which has `root` and `file_server` besides."""
    base, headers = edition.base, security_headers(edition)
    return "\n".join(
        [
            "encode zstd gzip",
            "handle_errors {",
            "    @missing expression {err.status_code} == 404",
            f"    rewrite @missing {base}/404.html",
            "    file_server",
            "}",
            "# Where addresses lead that have moved and that no page can answer: write the",
            "# site's folder for /srv/site, and reload Caddy when the file changes.",
            "map {http.request.uri} {newsroom_moved} {",
            f"    import /srv/site/{MOVED_CADDY[:-1]}*",
            '    default ""',
            "}",
            '@moved expression `{newsroom_moved} != ""`',
            "redir @moved {newsroom_moved} 301",
            f"@hashed path_regexp {HASHED_NAME}",
            "@kept {",
            f"    path {base}/{THEME_FOLDER}/* {base}/media/*",
            f"    not path_regexp {HASHED_NAME}",
            "}",
            "@pages {",
            f"    not path {base}/{THEME_FOLDER}/* {base}/media/*",
            "}",
            f'header @hashed Cache-Control "{keep(YEAR)}"',
            f'header @kept Cache-Control "{keep(DAY)}"',
            f'header @pages Cache-Control "{keep(FRONT)}"',
            f"@media path {base}/{MEDIA_FOLDER}/*",
            f"@other not path {base}/{MEDIA_FOLDER}/*",
            f"@document path_regexp (?i){_document(base)}",
            f'header @media {_POLICY_HEADER} "{_MEDIA_POLICY}"',
            f'header @other {_POLICY_HEADER} "{headers.pop(_POLICY_HEADER)}"',
            f'header @document {_DISPOSITION_HEADER} "{_SAVE}"',
            "header {",
            *(f'    {name} "{value}"' for name, value in headers.items()),
            "}",
            "",
        ]
    )


def apache(edition: Edition) -> str:
    """Return a `.htaccess` for Apache, which needs mod_headers, and compresses with mod_deflate.

    Redirects for what no page can answer need mod_rewrite and the server's own configuration.
    """
    base = edition.base
    kept = f"^{base}/({THEME_FOLDER}|media)/"
    return "\n".join(
        [
            "# Where addresses lead that have moved and that no page can answer. These lines go",
            "# into the server's own configuration, for .htaccess may have no RewriteMap: write",
            "# the site's folder for /srv/site, and take the marks away.",
            "# RewriteEngine on",
            f"# RewriteMap newsroom txt:/srv/site/{MOVED_APACHE}",
            '# RewriteCond %{THE_REQUEST} "^[A-Z]+ ([^ ]+)"',
            '# RewriteCond ${newsroom:%1} "^(.+)$"',
            "# RewriteRule ^ %1 [R=301,L,NE,QSD]",
            f"ErrorDocument 404 {base}/404.html",
            "AddDefaultCharset utf-8",
            "<IfModule mod_deflate.c>",
            f"    AddOutputFilterByType DEFLATE text/html {' '.join(COMPRESSED)}",
            "</IfModule>",
            f'Header always set Cache-Control "{keep(FRONT)}"',
            f'<If "%{{REQUEST_URI}} =~ m#{kept}#">',
            f'    Header always set Cache-Control "{keep(DAY)}"',
            "</If>",
            f'<If "%{{REQUEST_URI}} =~ m#{HASHED_NAME}#">',
            f'    Header always set Cache-Control "{keep(YEAR)}"',
            "</If>",
            *(
                f'Header always set {name} "{value}"'
                for name, value in security_headers(edition).items()
            ),
            f'<If "%{{REQUEST_URI}} =~ m#^{base}/{MEDIA_FOLDER}/#">',
            f'    Header always set {_POLICY_HEADER} "{_MEDIA_POLICY}"',
            "</If>",
            f'<If "%{{REQUEST_URI}} =~ m#{_document(base)}#i">',
            f'    Header always set {_DISPOSITION_HEADER} "{_SAVE}"',
            "</If>",
            "",
        ]
    )


def _document(base: str) -> str:
    """Return a pattern for the addresses of files that readers save rather than look at."""
    endings = "|".join(ending[1:] for ending in DOCUMENTS)
    return rf"^{base}/{MEDIA_FOLDER}/.*\.({endings})$"


SERVERS = {"nginx": nginx, "caddy": caddy, "apache": apache}
"""What prints the configuration of each server that needs one."""

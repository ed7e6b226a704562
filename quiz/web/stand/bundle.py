"""The bundle: exactly the files a tablet takes along, and the worker that knows their digests."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping

from quiz.domain.text import LANGUAGES, Language
from quiz.web.ready import Ready
from quiz.web.site import HTML, Site

FILES = (
    "style.css",
    "stand/stand.css",
    "icon.svg",
    "stand/match.js",
    "stand/receipt.js",
    "stand/screens.js",
    "stand/stand.js",
    "stand/tablet.js",
    "stand/take_along.js",
    "stand/tally.js",
    "stand/volunteer.js",
    "vendor/lean-qr.mjs",
)
"""The files beside the pages."""

WORKERS = ("stand/worker.js", "stand/removal.js")
"""The worker, and the one that takes its place where the stand is turned off."""

SCRIPT = "text/javascript; charset=utf-8"
MANIFEST = "application/manifest+json"
LOOK_AGAIN = "no-cache"


def page(site: Site, language: Language) -> Ready:
    """All screens of the stand in one language."""

    def make() -> Ready:
        content = site.content
        voices = site.in_alphabet(language)
        data = {
            "version": content.version,
            "questions": list(content.at_stand),
            "voices": {voice.id: content.positions[voice.id] for voice in voices},
        }
        words = site.render(language, "stand/page.html", data=data, voices=voices)
        return Ready.make(words.encode(), HTML, LOOK_AGAIN)

    return site.keep(f"/stand/{language}", make)


def manifest(site: Site, language: Language) -> Ready:
    """What makes an application of the page, in one language."""

    def make() -> Ready:
        words = site.render(language, "stand/manifest.json")
        return Ready.make(words.encode(), MANIFEST, LOOK_AGAIN)

    return site.keep(f"/stand/{language}.webmanifest", make)


def worker(site: Site) -> Ready:
    """The worker, with the SHA-256 of every file of the bundle in it."""

    def make() -> Ready:
        files = {path: _sha256(ready) for path, ready in sorted(bundle(site).items())}
        refused = {
            f"/stand/{language}": site.render(language, "stand/refused.html")
            for language in LANGUAGES
        }
        digest = hashlib.sha256(json.dumps([files, refused]).encode()).hexdigest()[:12]
        known = {"DIGEST": digest, "FILES": files, "REFUSED": refused}
        stated = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in known.items())
        return Ready.make(stated.encode() + _body(site, "stand/worker.js"), SCRIPT, LOOK_AGAIN)

    return site.keep("/stand/worker.js", make)


def removal(site: Site) -> Ready:
    """The worker that removes the other one, and all that it kept."""
    return site.keep(
        "/stand/worker.js",
        lambda: Ready.make(_body(site, "stand/removal.js"), SCRIPT, LOOK_AGAIN),
    )


def bundle(site: Site) -> Mapping[str, Ready]:
    """Every file that a tablet takes along, by its address."""
    files = {site.assets.address(name): site.assets[name] for name in FILES}
    pages = {f"/stand/{language}": page(site, language) for language in LANGUAGES}
    manifests = {f"/stand/{each}.webmanifest": manifest(site, each) for each in LANGUAGES}
    return files | pages | manifests


def _sha256(ready: Ready) -> str:
    return b64encode(hashlib.sha256(ready.bodies["identity"]).digest()).decode()


def _body(site: Site, name: str) -> bytes:
    return site.assets[name].bodies["identity"]

"""The teacher's page, from which a lesson is led."""

from datetime import UTC, datetime

from flask import Response, request

from quiz.domain.lesson import following
from quiz.domain.secret import digest
from quiz.domain.topics import topics
from quiz.storage.rooms import NoRoom, room_of_teacher
from quiz.storage.scene import Scene, scene, teacher_tag
from quiz.web.classroom.room import classroom, edition, is_known, not_changed
from quiz.web.classroom.teacher.forms import CLOCKS, PaperForm
from quiz.web.languages import readers_language
from quiz.web.part import part
from quiz.web.site import site, told

teacher = part("teacher")
HERE = "/klasse/styr"


@teacher.get(HERE)
def show() -> Response:
    secret, here, now = own_secret(), classroom(), classroom().clock()
    with here.database.reading() as session:
        tag = teacher_tag(session, digest(secret), now)
        if is_known(tag):
            return not_changed(tag)
    return told(page(look(secret), secret, tag), tag)


@teacher.errorhandler(NoRoom)
def gone(_: NoRoom) -> Response:
    """What is told to whoever has no room here, whether there is one or not."""
    language = readers_language(request)
    return told(site().render(language, "classroom/gone.html", here=HERE), status=404)


def own_secret() -> str:
    """The secret of the teacher who asks. Raises NoRoom for whoever has none."""
    secret = classroom().cookies.teacher(request)
    if secret is None:
        raise NoRoom
    return secret


def look(secret: str) -> Scene:
    """What goes on in the room that is led with this secret. Raises NoRoom."""
    here = classroom()
    with here.database.reading() as session:
        return scene(session, room_of_teacher(session, digest(secret), here.clock()), here.clock())


def page(
    found: Scene,
    secret: str,
    tag: str = "",
    *,
    stale: bool = False,
    paper: PaperForm | None = None,
) -> str:
    """The page: `stale` if a form came too late, with `paper` if its counts are to be mended."""
    room, here = found.room, edition(found.room)
    enough = _is_enough(found)
    return here.render(
        room.language,
        "classroom/teacher.html",
        scene=found,
        tag=tag,
        room=room,
        secret=secret,
        proof=classroom().cookies.proof(secret),
        ahead=following(
            found.state,
            enough=enough,
            votes_again=enough and room.topic in here.content.questions,
        ),
        topics=topics(here.content, found.before),
        debates={debate.id for debate in here.content.debates},
        topic=room.topic,
        goes=datetime.fromtimestamp(room.goes, UTC).astimezone().date(),
        clocks=CLOCKS,
        stale=stale,
        paper=paper,
        address=request.host_url,
    )


def _is_enough(found: Scene) -> bool:
    if found.before is not None:
        return found.before.enough
    return found.handed_in >= found.room.threshold

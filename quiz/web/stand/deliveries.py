"""The addresses that a tablet asks at: to be let in at a stand, and to deliver a day's count."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, request

from quiz.domain.day_count import Unfit
from quiz.domain.join_code import read_code
from quiz.domain.secret import digest
from quiz.storage.deliveries import deliver
from quiz.storage.stands import (
    AtAnotherStand,
    NoStand,
    Stand,
    TooManyTablets,
    join_stand,
    stand_of_tablet,
    stand_to_join,
)
from quiz.strict_json import NotJson, read_json
from quiz.web.part import part
from quiz.web.problem import problem
from quiz.web.ready import compressed
from quiz.web.stand.stands import edition, stands
from quiz.web.stand.tablet_json import (
    BadJson,
    Delivered,
    Joining,
    check_statements,
    read_delivered,
    read_joining,
)

deliveries = part("deliveries")
JSON = "application/json"

_NO_STAND = "No stand takes this."
"""What is said of a code or a tablet that no stand knows, whether one ever did or not."""


def _kindly(view: Callable[[Any], dict[str, Any]]) -> Callable[[], Response]:
    """Hand a view what was sent, as JSON, and tell what is wrong with it."""

    @wraps(view)
    def answer() -> Response:
        try:
            told = view(read_json(request.get_data(cache=False)))
        except NotJson as error:
            return problem(400, f"The body cannot be read: {error}.")
        except (BadJson, Unfit) as error:
            return problem(422, f"This cannot be taken: {error}.")
        return compressed(f"{json.dumps(told, ensure_ascii=False)}\n", request, JSON)

    return answer


@deliveries.post("/stand/api/tablet")
@_kindly
def let_in(given: Any) -> dict[str, Any]:
    """Let a tablet in; asked again, it is the same."""
    asked = read_joining(given)
    stand = _let_in(asked)
    return {"name": stand.name, "accent": stand.accent, "version": stand.version}


@deliveries.put("/stand/api/tally")
@_kindly
def receive(given: Any) -> dict[str, Any]:
    """Keep what a tablet delivers if it is the newest, and say what is kept: the receipt."""
    return {"sequence": _keep(read_delivered(given))}


def _let_in(asked: Joining) -> Stand:
    """Raises NoStand, AtAnotherStand and TooManyTablets."""
    here, code = stands(), read_code(asked.code)
    if code is None or not here.is_open:
        raise NoStand
    # Whoever guesses keeps nobody waiting who must write.
    with here.database.reading() as session:
        stand_to_join(session, code, here.today)
    with here.database.writing() as session:
        stand = stand_to_join(session, code, here.today, lock=True)
        join_stand(session, stand, digest(asked.tablet))
    return stand


def _keep(sent: Delivered) -> int:
    """The sequence number of what is kept now. Raises NoStand, BadJson and Unfit."""
    here, tablet = stands(), digest(sent.tablet)
    with here.database.reading() as session:
        stand = stand_of_tablet(session, tablet, here.today)
    if sent.version != stand.version:
        raise BadJson(f"the stand asks version {stand.version}")
    check_statements(sent.count, edition(stand).content.at_stand)
    with here.database.writing() as session:
        stand = stand_of_tablet(session, tablet, here.today, lock=True)
        return deliver(session, stand, tablet, sent.count, here.today)


@deliveries.errorhandler(NoStand)
def _nothing(_: Exception) -> Response:
    if request.method == "PUT":  # 128 bits are not guessed
        return problem(404, _NO_STAND)
    wait = stands().wrong_codes.wait(request.remote_addr)
    if not wait:
        return problem(404, _NO_STAND)
    response = problem(429, "Many wrong codes have come from here. Try again later.")
    response.headers["Retry-After"] = str(wait)
    return response


@deliveries.errorhandler(AtAnotherStand)
def _elsewhere(_: Exception) -> Response:
    return problem(409, "This tablet is at another stand. Make it a new secret.")


@deliveries.errorhandler(TooManyTablets)
def _full(_: Exception) -> Response:
    return problem(409, "As many tablets are at this stand as may be.")

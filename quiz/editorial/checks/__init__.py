"""Everything an editor can get wrong, one module a kind; each check yields its mistakes."""

from collections.abc import Callable, Iterator

from quiz.editorial.checks.codings import check_codings
from quiz.editorial.checks.dispute import check_disputes
from quiz.editorial.checks.identity import check_ids
from quiz.editorial.checks.sentences import check_sentences
from quiz.editorial.checks.silence import check_silences
from quiz.editorial.checks.stances import check_stances
from quiz.editorial.checks.wording import check_wording
from quiz.editorial.draft import Draft
from quiz.editorial.mistakes import Mistake

CHECKS: tuple[Callable[[Draft], Iterator[Mistake]], ...] = (
    check_ids,
    check_stances,
    check_silences,
    check_disputes,
    check_sentences,
    check_wording,
    check_codings,
)

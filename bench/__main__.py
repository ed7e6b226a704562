"""`make bench`: what the quiz stands, beside what it is meant to stand."""

from rich.console import Console
from rich.table import Table

from bench.classroom import PHONES, share_of_a_core
from bench.engines import audit_matches_per_second, matches_per_second, voters_per_second
from bench.pages import CONNECTIONS, Load, measure
from quiz.app import ROOT
from quiz.editorial.load import load_content

QUESTION_PAGE = 0.75
RESULT_PAGE = 0.35
AUDIT_MATCHES = 30e6
VOTER_MILLISECONDS = 20
CLASS_OF_A_CORE = 0.02


def main() -> None:
    console = Console()
    console.print(_engines())
    content = load_content(ROOT)
    console.print(_pages(measure(content)))
    share = share_of_a_core(content)
    console.print(
        f"A live class of {PHONES} phones and a board takes {100 * share:.2f} % of a core; "
        f"{share / CLASS_OF_A_CORE:.2f} of its budget."
    )


def _engines() -> Table:
    table = Table("engine", "a second and core", "budget", "of budget", title="Matching")
    table.add_row("matches, one ballot at a time", f"{matches_per_second():,.0f}", "", "")
    voters = voters_per_second()
    table.add_row(
        "voters, certainty included",
        f"{voters:,.0f}",
        f"{VOTER_MILLISECONDS} ms each",
        f"{1000 / voters / VOTER_MILLISECONDS:.2f} of the time",
    )
    audit = audit_matches_per_second()
    table.add_row(
        "matches, audit engine",
        f"{audit:,.0f}",
        f"{AUDIT_MATCHES:,.0f}",
        f"{audit / AUDIT_MATCHES:.2f}",
    )
    return table


def _pages(loads: dict[str, Load]) -> Table:
    """Ratios are to «hello», whose requests go to the same server in the same minute."""
    budgets = {"question page": QUESTION_PAGE, "result page": RESULT_PAGE}
    title = f"Pages, {CONNECTIONS} connections"
    table = Table("page", "requests/s", "of hello", "budget", "p99 ms", title=title)
    for page, load in loads.items():
        table.add_row(
            page,
            f"{load.per_second:,.0f}",
            f"{load.per_second / loads['hello'].per_second:.3f}",
            f"{budgets[page]:.2f}" if page in budgets else "",
            f"{load.p99:.0f}",
        )
    return table


main()

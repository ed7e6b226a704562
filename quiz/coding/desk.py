"""A coder's desk: the pages in their order, and the notebook the readings go to."""

from threading import Lock

from quiz.coding.cells import Cell, deal
from quiz.coding.forms import Submission, mark, shown
from quiz.domain.content import Content
from quiz.editorial.notebook import Notebook


class Desk:
    """Holds nothing of its own, so that two tabs always see the same. Pages count from 1."""

    def __init__(self, content: Content, notebook: Notebook) -> None:
        """Deal the cells to the notebook's coder."""
        self._cells = deal(content, notebook.coder)
        self._notebook = notebook
        self._one_at_a_time = Lock()

    def __len__(self) -> int:
        return len(self._cells)

    def cell(self, page: int) -> Cell | None:
        """The cell on a page; None where there is no such page."""
        return self._cells[page - 1] if 1 <= page <= len(self._cells) else None

    def standing(self, cell: Cell) -> Submission:
        """What the notebook says of a cell."""
        return shown(self._notebook.readings().get((cell.voice, cell.question)))

    def save(self, cell: Cell, submission: Submission) -> bool:
        """Write it down, unless the reading has changed since the page was fetched."""
        reading = submission.reading(self._notebook.coder)
        with self._one_at_a_time:
            readings = self._notebook.readings()
            stands = readings.get((cell.voice, cell.question))
            if stands != reading and mark(stands) != submission.before:
                return False
            self._notebook.write(readings | {(cell.voice, cell.question): reading})
        return True

    def coded(self) -> list[bool]:
        """Whether each page is done, in the order of the pages."""
        readings = self._notebook.readings()
        return [(cell.voice, cell.question) in readings for cell in self._cells]

    def next_after(self, page: int) -> int | None:
        """The next page that is not done, from the start again after the last; None at the end."""
        coded = self.coded()
        ahead = [*range(page, len(coded)), *range(page)]
        return next((index + 1 for index in ahead if not coded[index]), None)

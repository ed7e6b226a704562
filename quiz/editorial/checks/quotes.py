"""Whether every quotation stands in its document, at the place it gives.

Works on the files as they were read, whatever else is wrong with them: a mapping with `quote` and
`document` is a quotation, wherever it stands.
"""

from collections.abc import Iterator

from quiz.domain.document import Document
from quiz.editorial.mistakes import Mistake
from quiz.editorial.normalise import one_space
from quiz.editorial.yaml_file import YamlFile


def check_quotes(file: YamlFile, documents: dict[str, Document]) -> Iterator[Mistake]:
    """Each quotation whose words, document or place is wrong."""
    for path, value in file.walk():
        if not isinstance(value, dict) or not {"quote", "document"} <= value.keys():
            continue
        quote, id_ = value["quote"], value["document"]
        if not isinstance(quote, str) or not isinstance(id_, str):
            continue
        document = documents.get(id_)
        if document is None:
            yield file.mistake((*path, "document"), f"there is no document «{id_}»")
            continue
        places = _places(document, one_space(quote))
        if not places:
            yield file.mistake((*path, "quote"), f"is not in {id_}, to the letter: «{quote:.60}»")
        elif value.get("place") not in places:
            yield file.mistake(
                (*path, "place"), f"the quote stands at {' or '.join(places)} of {id_}"
            )


def _places(document: Document, quote: str) -> list[str]:
    found = (document.place(at, at + len(quote)) for at in document.occurrences(quote))
    return [str(place) for place in found if place]

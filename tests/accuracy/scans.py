"""`python -m tests.accuracy.scans [FAMILY…] [--worn] [--parents]`: plans of the corpus, scanned at 200 dpi and read back → what of them is still there."""

from __future__ import annotations

import io
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from checker.extract import extract
from checker.language.normal import fold
from checker.model import Document
from checker.parse import parse
from checker.read import read, read_bytes
from checker.read.scan import bar, engine

CORPUS = Path(__file__).parents[2] / "corpus"
DPI = 200
_NEVER = time.gmtime(0)  # the same bytes each time, so that what was recognised is found again


def scanned(path: Path, *, worn: bool = False) -> bytes:
    """The PDF's pages as pictures only, at 200 dpi; `worn`: a little askew, blurred, specked and pale, as copies are."""
    import pypdfium2
    from PIL import Image

    pages: list[Image.Image] = []
    document = pypdfium2.PdfDocument(str(path))
    chance = random.Random(path.as_posix()[-40:])
    for page in document:
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        pages.append(_worn(picture, chance) if worn else picture)
    document.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=DPI, quality=80, creationDate=_NEVER, modDate=_NEVER)
    return out.getvalue()


def _worn(picture: Any, chance: random.Random) -> Any:
    import numpy as np
    from PIL import Image, ImageFilter

    turned = picture.rotate(chance.uniform(-1.2, 1.2), Image.Resampling.BICUBIC, fillcolor=255)
    pale = turned.filter(ImageFilter.GaussianBlur(0.7)).point(lambda v: 40 + v * 200 // 255)
    noise = np.random.default_rng(chance.randrange(2**32)).normal(0, 18, (pale.height, pale.width))
    return Image.fromarray(np.clip(np.asarray(pale) - np.maximum(noise, 0), 0, 255).astype(np.uint8))


def document_of(source: Any) -> Document:
    return extract(parse(source))


#: What is compared: name → the items of a document.
Items = Callable[[Document], Iterable[Any]]
KINDS: dict[str, Items] = {
    "parent": lambda d: ((_key(c.number), _iso(c.issued), _key(c.issuer)) for c in d.facts.citations if c.role == "parent"),
    "header": lambda d: (
        (n, _key(str(getattr(d.header, n) or ""))) for n in ("type", "number", "place", "issuer", "superior", "level", "subject")
    ),
    "issued": lambda d: [_iso(d.header.issued)],
    "citations": lambda d: ((_key(c.number), _iso(c.issued)) for c in d.facts.citations),
    "dates": lambda d: (_iso(m.date) for m in d.facts.dates),
    "deadlines": lambda d: ((x.kind, x.day, x.month, x.year, x.quarter, x.recurrence) for x in d.facts.deadlines),
    "events": lambda d: ((_iso(e.start), _iso(e.end)) for e in d.facts.events),
    "sections": lambda d: ((s.kind, s.number) for s in d.sections if s.kind),
    "headings": lambda d: (s.number for s in d.sections),
    "targets": lambda d: ((t.op, t.value, t.year) for t in d.facts.targets),
    "words": lambda d: fold(d.source.text).split(),
}


def _key(text: str | None) -> str:
    return "".join(fold(text or "").split())


def _iso(date: Any) -> Any:
    return None if date is None else (date.day, date.month, date.year)


def compared(have: Document, want: Document) -> dict[str, tuple[int, int, list[str], list[str]]]:
    """Kind → items found again, items there were, the lost and the gained ones."""
    out = {}
    for kind, items in KINDS.items():
        a, b = Counter(items(have)), Counter(items(want))
        lost, gained = list((b - a).elements()), list((a - b).elements())
        out[kind] = (b.total() - len(lost), b.total(), [str(x) for x in lost], [str(x) for x in gained])
    return out


def main(words: Sequence[str]) -> int:
    """Prints the shares found again, and every loss and gain but those of words; 1 where a promise is broken."""
    if engine() is None:
        print("no engine for recognising text is installed")
        return 1
    worn, names = "--worn" in words, [w for w in words if not w.startswith("--")]
    plans = ["compliant", "parent"] if "--parents" in words else ["compliant"]
    totals: dict[str, list[int]] = {kind: [0, 0, 0] for kind in KINDS}
    spent, pages = 0.0, 0
    for path in [p for p in sorted(CORPUS.glob("*/*.pdf")) if p.stem in plans and (not names or p.parent.name in names)]:
        data = scanned(path, worn=worn)
        begun = time.monotonic()
        source = read_bytes("scan.pdf", data, progress=bar)
        spent, pages = spent + time.monotonic() - begun, pages + (source.pages or 0)
        print(f"{path.parent.name}/{path.stem}: {source.status}, {[w.message.en for w in source.warnings]}")
        for kind, (found, of, lost, gained) in compared(document_of(source), document_of(read(path))).items():
            totals[kind] = [a + b for a, b in zip(totals[kind], (found, of, len(gained)), strict=True)]
            if kind == "words":
                print(f"  words: {found}/{of}; lost {lost[:12]}")
            elif lost or gained:
                print(f"  {kind}: lost {lost}, gained {gained}")
    print(f"{pages} pages, {spent / max(pages, 1):.2f} s a page")
    for kind, (again, all_of, more) in totals.items():
        print(f"{kind:10} {again:5} of {all_of:5} = {again / max(all_of, 1):.3f}, gained {more}")
    whole = all(totals[k][0] == totals[k][1] for k in ("parent", "issued", "dates", "deadlines", "sections"))
    return int(not whole or totals["targets"][0] < 0.95 * totals["targets"][1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What an office needs to write rules of its own: `rules schema`, `rules new`, `rules pages`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from checker.cli.files import PATH, not_written
from checker.cli.packs import loaded, superiors, with_packs
from checker.cli.speech import Command, Refused, argument, option, said, tell
from checker.model import Message

_FOLDER = Message("[THƯ_MỤC]", "[FOLDER]")


@click.command(
    "schema",
    cls=Command,
    both=Message(
        "JSON Schema của tệp quy tắc (hoặc pack.yaml), cho trình soạn thảo.", "The JSON Schema of a rule file (or pack.yaml), for editors."
    ),
)
@argument("of", type=click.Choice(["rule", "pack"]), default="rule", required=False, value=Message("[rule|pack]", "[rule|pack]"))
@option("--output", type=click.Path(path_type=Path), value=PATH, both=Message("Ghi vào tệp.", "Write it to a file."))
def schema(of: str, output: Path | None) -> None:
    """The JSON Schema, on the screen or in a file."""
    text = _schema(of)
    if output is None:
        click.echo(text, nl=False)
    else:
        _write({output: text})
        tell(said(Message(f"Đã ghi {output}.", f"{output} is written.")), err=True)


def _schema(of: str) -> str:
    from checker.derive.editor import pack_schema
    from checker.judge.rules.editor import rule_schema

    made: dict[str, Any] = rule_schema() if of == "rule" else pack_schema()
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


@click.command(
    "new",
    cls=Command,
    both=Message(
        "Tạo khung một quy tắc mới, có chú thích: in ra, hoặc ghi vào thư mục cùng pack.yaml và JSON Schema.",
        "Make the skeleton of a new rule, with comments: printed, or put into a folder with pack.yaml and the JSON Schemas.",
    ),
)
@argument("rule_id", value=Message("MÃ", "RULE"))
@argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False), value=_FOLDER)
def new(rule_id: str, folder: Path | None) -> None:
    """A file that loads and passes its own examples as it stands; nothing that is there is overwritten."""
    from checker.cli import skeleton

    _id_free(rule_id)
    text = skeleton.rule_skeleton(rule_id)
    if folder is None:
        click.echo(text, nl=False)
        return
    file, pack = folder / f"{rule_id.lower()}.yaml", folder / "pack.yaml"
    if file.exists():
        raise Refused(Message(f"Đã có tệp {file}.", f"There is a file {file} already."))
    files = {file: text, folder / skeleton.RULE_SCHEMA: _schema("rule"), folder / skeleton.PACK_SCHEMA: _schema("pack")}
    there = pack.exists()
    if not there:
        name = re.sub(r"[^\w.-]", "_", folder.resolve().name).lstrip(".-") or "goi"
        files[pack] = skeleton.pack_skeleton(name, file.name)
    _write(files)
    listed = Message(
        f"Hãy thêm {file.name} vào «rules» trong {pack}. " if there else "", f"Add {file.name} to “rules” in {pack}. " if there else ""
    )
    tell(
        said(
            Message(
                f"Đã tạo {file}. {listed.vi}Sửa những chỗ ghi ĐIỀN, rồi chạy: checker rules test {folder}",
                f"{file} is made. {listed.en}Change what says FILL IN, then run: checker rules test {folder}",
            )
        )
    )


def _id_free(rule_id: str) -> None:
    if not re.fullmatch(r"[A-Z]{2}\d{2}", rule_id):
        wrong = Message(f"Mã «{rule_id}» sai: cần hai chữ hoa và hai số, ví dụ HS01.", f"The id “{rule_id}” is not like HS01.")
        raise Refused(wrong)
    from checker.judge.rules.packs import built_in_ids

    if rule_id in built_in_ids():
        vi = f"Mã «{rule_id}» là của quy tắc có sẵn; hãy chọn mã khác (muốn thay quy tắc đó thì dùng «replaces» trong pack.yaml)."
        raise Refused(Message(vi, f"“{rule_id}” is a built-in rule's; choose another (to replace that rule, see “replaces” of pack.yaml)."))


@click.command(
    "pages",
    cls=Command,
    both=Message(
        "Ghi mỗi quy tắc một trang (quy định gì, vì sao, căn cứ, ví dụ, cách sửa), tiếng Việt và tiếng Anh, có mục lục theo gói.",
        "Write a page a rule (what, why, the law, examples, how to mend), in Vietnamese and English, with an index by pack.",
    ),
)
@argument("folder", type=click.Path(path_type=Path, file_okay=False), value=Message("THƯ_MỤC", "FOLDER"))
@with_packs
@option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice(["md", "html"]),
    both=Message("Dạng trang; nêu nhiều lần được.  [mặc định: cả hai]", "Form of the pages; may be given several times.  [default: both]"),
)
def pages_(folder: Path, packs: Sequence[str], forms: Sequence[str]) -> None:
    """Without --rules, the pages of every built-in pack."""
    from checker.judge.rules.packs import built_in, titles
    from checker.pages import pages

    chosen = packs or built_in()
    rules = sorted(loaded(chosen, examples=True), key=lambda rule: rule.pack)
    named = titles(*chosen)
    files = pages(rules, named, forms or ("md", "html"), superiors(chosen))
    _write({folder / path: text for path, text in files.items()})
    tell(said(Message(f"Đã ghi trang của {len(rules)} quy tắc vào {folder}.", f"The pages of {len(rules)} rules are in {folder}.")))


def _write(files: Mapping[Path, str]) -> None:
    for file, text in files.items():
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise not_written(file, error) from None

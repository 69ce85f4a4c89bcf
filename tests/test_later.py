"""What libraries import is put off, never lost: a stand-in becomes the module at the first question, and only that library has it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.language import stamp
from checker.later import Later, lacking

#: A command line of the program, then a question to what was put off.
_ASKED = [
    ("import click.core", "click.core.inspect.cleandoc(' a') == 'a'"),
    ("import inspect", "inspect.isfunction(len) is False"),
    ("import platform, sys", "platform.python_version_tuple()[0] == str(sys.version_info[0])"),
    ("import uuid", "uuid.uuid5(uuid.NAMESPACE_DNS, 'a').version == 5"),
    ("import gettext", "gettext.find('none') is None"),
    ("import msgspec", "msgspec.inspect.type_info(int) == msgspec.inspect.IntType()"),
    ("import msgspec", "msgspec.json.schema(int) == {'type': 'integer'}"),
    ("import zipfile, io", "zipfile.ZipFile(io.BytesIO(), 'w', zipfile.ZIP_BZIP2).writestr('a', b'a') is None"),
    ("import zipfile, io", "zipfile.ZipFile(io.BytesIO(), 'w', zipfile.ZIP_LZMA).writestr('a', b'a') is None"),
    ("import shutil", "'bztar' in dict(shutil.get_archive_formats())"),
    ("import urllib.parse", "urllib.parse.urlsplit('http://[::1]/').hostname == '::1'"),
    ("from lxml import etree", "etree.FunctionNamespace('urn:a') is not None and etree.fromstring(b'<a><b/></a>').xpath('count(b)') == 1"),
    ("import typing_extensions", "typing_extensions.get_type_hints(int) == {}"),
]


@pytest.mark.parametrize(("load", "holds"), _ASKED, ids=[asked for _, asked in _ASKED])
def test_whoever_asks_has_the_module(load: str, holds: str) -> None:
    start = "from checker.later import load_click, load_lxml, load_msgspec, load_zipfile\nload_click(), load_msgspec(), load_zipfile(), load_lxml()\n"
    subprocess.run([sys.executable, "-c", f"{start}{load}\nassert {holds}"], check=True)


def test_a_check_loads_none_of_it() -> None:
    check = "sys.argv = ['checker', 'check', 'corpus/thanh-oai/faulty.docx', '--parent', 'corpus/thanh-oai/parent.docx']"
    known = "inspect platform typing_extensions textwrap bz2 lzma ipaddress _hashlib calendar json msgspec.inspect argparse"
    code = (
        f"import sys; before = set(sys.modules); {check}\nfrom checker.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"
        f"print((set(sys.modules) - before) & set({known.split()!r}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stderr.strip() == "set()"


def test_what_is_loaded_stays() -> None:
    with lacking("json", instead=(Later("sys"), Later("colorsys"))):
        import json

        assert json.loads("1") == 1
        assert isinstance(sys, type(json))
        import colorsys

        assert isinstance(colorsys, Later)
    assert "colorsys" not in sys.modules
    assert colorsys.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    assert not isinstance(sys.modules["colorsys"], Later)


@pytest.mark.parametrize("size", [0, 5, stamp._LARGE])
def test_a_hash_is_a_hash(size: int) -> None:
    import hashlib

    assert stamp.sha256(b"a" * size) == hashlib.sha256(b"a" * size).hexdigest()


def test_parts_do_not_run_together() -> None:
    assert len({stamp.stamp(b"ab", b"c"), stamp.stamp(b"a", b"bc"), stamp.stamp(b"abc"), stamp.stamp(b"", b"abc")}) == 4

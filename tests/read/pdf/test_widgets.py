"""Numbers and dates that stand in annotations only; who signed when."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import pikepdf
import pytest

from checker.parse import parse
from checker.read import read, read_bytes
from checker.read.pdf.signatures import iso, signer
from tests.accuracy.shared import SHARED, needs_shared
from tests.read.builders import pdf, text_at

#: Text, and its baseline from the bottom left.
Mark = tuple[float, float, str]
_BODY = "".join(text_at(85, 640 - 18 * k, "Nhà trường tổ chức thực hiện kế hoạch năm học mới theo tiến độ") for k in range(6))


def _annotated(content: str, marks: Sequence[Mark], *, kind: str = "/Widget", flags: int = 4, message: bytes | None = None) -> bytes:
    """A page with annotations whose appearance shows a text each (lines at «|»)."""
    with pikepdf.open(io.BytesIO(pdf(content))) as document:
        page = document.pages[0]
        notes: list[pikepdf.Object] = []
        for x, y, text in marks:
            wide = 7.0 * max(map(len, text.split("|"))) + 4
            high = 18.0 * len(text.split("|"))
            stream = "".join(text_at(2, high - 14 - 18 * k, line) for k, line in enumerate(text.split("|")))
            form = pikepdf.Stream(document, stream.encode("latin-1"))
            form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, wide, high]})
            form["/Resources"] = page["/Resources"]
            low = y - 4 - (high - 18)
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(kind), Rect=[x - 2, low, x - 2 + wide, low + high], F=flags, AP={"/N": form}
            )
            if kind == "/Widget":
                note.update({"/FT": pikepdf.Name.Sig, "/T": f"S{len(notes)}"})
                if message is not None:
                    note["/V"] = pikepdf.Dictionary(Type=pikepdf.Name.Sig, M="D:20310203091500+07'00'", Contents=pikepdf.String(message))
            notes.append(document.make_indirect(note))
        page["/Annots"] = pikepdf.Array(notes)
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=pikepdf.Array(notes), SigFlags=3)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def _head(number: str, date: str) -> str:
    cells = [
        (85, 780, "UBND XÃ A"),
        (85, 762, "TRƯỜNG MẦM NON B"),
        (300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (330, 762, "Độc lập - Tự do - Hạnh phúc"),
    ]
    title = text_at(270, 700, "KẾ HOẠCH") + text_at(230, 682, "Tổ chức năm học mới")
    return "".join(text_at(*cell) for cell in cells) + number + date + title + _BODY


_GAPS = _head(
    text_at(85, 740, "Số:") + text_at(145, 740, "/KH-MNB"),
    text_at(300, 740, "Xã A, ngày") + text_at(395, 740, "tháng") + text_at(455, 740, "năm 2031"),
)
_BLANKS = _head(text_at(85, 740, "Số:       /KH-MNB"), text_at(300, 740, "Xã A, ngày     tháng     năm 2031"))
_MARKS = [(113, 741, "147"), (375, 741, "03"), (436, 741, "02")]
_IN_BLANKS = [(113, 741, "147"), (377, 741, "03"), (447, 741, "02")]


@pytest.mark.parametrize("kind", ["/Widget", "/FreeText", "/Stamp"])
@pytest.mark.parametrize(("content", "marks"), [(_GAPS, _MARKS), (_BLANKS, _IN_BLANKS)], ids=["gaps", "blanks"])
def test_number_and_date_come_in_their_lines(content: str, marks: list[Mark], kind: str) -> None:
    source = read_bytes("a.pdf", _annotated(content, marks, kind=kind))
    lines = source.text.split("\n")
    assert "Số: 147/KH-MNB" in lines
    assert "Xã A, ngày 03 tháng 02 năm 2031" in lines
    header = parse(source).header
    assert header.number == "147/KH-MNB"
    assert header.issued is not None
    assert header.issued.as_date() == dt.date(2031, 2, 3)


def test_whole_number_and_whole_date_as_lines_of_their_own() -> None:
    source = read_bytes("a.pdf", _annotated(_head("", ""), [(85, 740, "Số: 147/KH-MNB"), (300, 740, "Xã A, ngày 03 tháng 02 năm 2031")]))
    header = parse(source).header
    assert header.number == "147/KH-MNB"
    assert header.issued is not None
    assert header.issued.as_date() == dt.date(2031, 2, 3)


def test_what_a_signing_program_says_of_itself_is_no_text() -> None:
    said = "Người ký: Trường B|Email: b@c.vn|Thời gian ký: 03/02/2031 09:15"
    assert "ký" not in read_bytes("a.pdf", _annotated(_GAPS, [(300, 400, said)])).text


def test_stamp_over_words_and_hidden_annotations_are_left_out() -> None:
    assert "ĐẾN" not in read_bytes("a.pdf", _annotated(_GAPS, [(120, 640, "ĐẾN")])).text
    assert "147" not in read_bytes("a.pdf", _annotated(_GAPS, _MARKS, flags=2)).text


def test_the_place_of_a_filled_line_is_its_box() -> None:
    source = read_bytes("a.pdf", _annotated(_GAPS, _MARKS))
    at = source.text.index("147")
    place = next(p.place for p in source.pieces if p.span.start <= at < p.span.end)
    assert place.box is not None
    assert place.box[0] == pytest.approx(85, abs=3)
    assert place.box[2] > 190


def _message(name: str) -> bytes:
    """A PKCS#7 message signed by somebody of this name, with the certificate of the issuer before the signer's own."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs7

    now = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)

    def certificate(subject: str, serial: int, key: ec.EllipticCurvePrivateKey, above: ec.EllipticCurvePrivateKey) -> x509.Certificate:
        def names(text: str) -> x509.Name:
            return x509.Name([x509.NameAttribute(x509.NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])

        built = x509.CertificateBuilder().subject_name(names(subject)).issuer_name(names("CA")).public_key(key.public_key())
        return built.serial_number(serial).not_valid_before(now).not_valid_after(now + dt.timedelta(days=9)).sign(above, hashes.SHA256())

    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    own = certificate(name, 77, keys[1], keys[0])
    builder = pkcs7.PKCS7SignatureBuilder().set_data(b"x").add_certificate(certificate("CA", 5, keys[0], keys[0]))
    signed = builder.add_signer(own, keys[1], hashes.SHA256())
    return signed.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature])


def test_who_signed_when() -> None:
    message = _message("Nguyễn Thị Một")
    source = read_bytes("a.pdf", _annotated(_GAPS, _MARKS[:1], message=message + b"\0" * 64))
    assert [(s.name, s.time and s.time.isoformat()) for s in source.signatures] == [("Nguyễn Thị Một", "2031-02-03T09:15:00+07:00")]
    told = next(w.message.vi for w in source.warnings if w.code == "signed")
    assert "Nguyễn Thị Một (03/02/2031 09:15)" in told
    assert "chưa được xác minh" in told


def test_signing_time_inside_the_message() -> None:
    name, time = signer(_message("Trường B"))
    assert name == "Trường B"
    assert time is not None
    assert (iso(time) or "").startswith(str(dt.datetime.now(dt.UTC).year))


@pytest.mark.parametrize(
    "data", [b"", b"\x30", b"\x30\x84\xff\xff\xff\xff", b"\x30\x80" * 5000, b"\x30\x03\x02\x01\x01", bytes(range(256)) * 4]
)
def test_damaged_messages_name_nobody(data: bytes) -> None:
    assert signer(data) == (None, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("D:20310203091500+07'00'", "2031-02-03T09:15:00+07:00"),
        ("D:20310203091500Z", "2031-02-03T09:15:00+00:00"),
        ("310203091500Z", "2031-02-03T09:15:00+00:00"),
        ("D:20310203091500", "2031-02-03T09:15:00"),
        ("hôm qua", None),
        ("D:2031", None),
    ],
)
def test_times(text: str, wanted: str | None) -> None:
    assert iso(text) == wanted


@needs_shared
def test_real_signed_decision() -> None:
    source = read(SHARED / "real" / "1187-qd-bnv-signed.pdf")
    header = parse(source).header
    assert header.number == "1187/QĐ-BNV"
    assert header.issued is not None
    assert header.issued.as_date() == dt.date(2025, 10, 15)
    assert source.text.split("\n")[1] == "Số: 1187/QĐ-BNV"
    assert len(source.signatures) == 5

"""What a store says of itself → the words and figures that a reader sees."""

from __future__ import annotations

from checker.model import Message
from checker.report.words import in_language

LEVELS = (
    ("province", Message("Cấp tỉnh", "Province")),
    ("province_office", Message("Sở", "Province office")),
    ("district", Message("Cấp huyện", "District")),
    ("district_office", Message("Phòng cấp huyện", "District office")),
    ("commune", Message("Cấp xã", "Commune")),
    ("school", Message("Trường", "School")),
)

#: What became of a file.
STATES = {
    "read": Message("đã đọc", "read"),
    "partial": Message("đọc một phần", "partial"),
    "unreadable": Message("không đọc được", "unreadable"),
    "skipped": Message("bỏ qua", "skipped"),
}

#: Words of the program → what they mean.
WORDS = {
    **dict(LEVELS),
    "central": Message("Trung ương", "Central"),
    "ministry": Message("Bộ, ngành", "Ministry"),
    "party": Message("Đảng, đoàn thể", "Party"),
    "other": Message("Khác", "Other"),
    "error": Message("Lỗi", "Error"),
    "warning": Message("Cảnh báo", "Warning"),
    "info": Message("Lưu ý", "Note"),
    "pass": Message("giữ đúng", "kept"),
    "fail": Message("không giữ đúng", "lost"),
    "listed": Message("nêu ở bảng dưới đây", "listed below"),
    "outside": Message(
        "không nêu, vì kho không có văn bản nào của cơ quan được viện dẫn", "not listed, since the issuer has no document in the archive"
    ),
    "name_left": Message("còn tên đơn vị khác", "another's name left in"),
    "alike": Message("gần như trùng", "nearly alike"),
    "twice": Message("Trùng số", "Given twice"),
    "order": Message("Sai thứ tự", "Out of order"),
    "number": Message("số", "number"),
    "issued": Message("ngày", "day"),
    "issuer": Message("cơ quan", "issuer"),
    "later": Message("cấp trên ban hành sau", "parent is later"),
    "authority": Message("không đúng thẩm quyền", "no authority"),
    "circle": Message("vòng tròn", "circle"),
    **STATES,
    "ending": Message("không phải loại tệp văn bản", "not a document's ending"),
    "hidden": Message("tệp ẩn, tệp tạm", "hidden or temporary"),
    "link": Message("liên kết", "link"),
    "nested": Message("tệp nén trong tệp nén", "a ZIP within a ZIP"),
    "special": Message("không phải tệp thường", "no regular file"),
    "gone": Message("không còn", "gone"),
    "empty": Message("tệp rỗng", "empty"),
    "truncated": Message("hỏng, thiếu phần cuối", "truncated or damaged"),
    "encrypted": Message("có mật khẩu", "encrypted"),
    "bomb": Message("nén quá mức", "zip bomb"),
    "too_large": Message("quá lớn", "too large"),
    "timeout": Message("đọc quá lâu", "took too long"),
    "memory": Message("quá nhiều bộ nhớ", "too much memory"),
    "crashed": Message("làm hỏng bộ đọc", "broke the reader"),
    "not_document": Message("nội dung không phải văn bản", "holds no document"),
    "lock_file": Message("tệp tạm của Word", "a temporary file of Word"),
    "no_engine": Message("bản quét, chưa có bộ nhận dạng", "a scan, no engine for it"),
    "denied": Message("không được phép đọc", "may not be read"),
    "missing": Message("không còn", "gone"),
    "folder": Message("là thư mục", "a folder"),
    "empty_archive": Message("tệp nén không có văn bản", "a ZIP without documents"),
    "too_many": Message("tệp nén quá nhiều văn bản", "a ZIP of too many documents"),
    "pictures_only": Message("chỉ có ảnh chụp", "pictures only"),
    "portfolio": Message("tập hồ sơ PDF", "a PDF portfolio"),
    "unsupported_doc": Message("Word quá cũ", "too old a Word file"),
    "needs_office": Message("cần LibreOffice", "needs LibreOffice"),
    "entities": Message("có khai báo DOCTYPE", "declares a DOCTYPE"),
    "encoding": Message("không rõ bảng mã", "unknown encoding"),
    "no_text": Message("không có chữ", "no text"),
    "extension": Message("sai đuôi tệp", "wrong extension"),
    "tracked_changes": Message("còn vết sửa đổi", "tracked changes"),
    "comments": Message("còn nhận xét", "comments left in"),
    "own_comments": Message("còn nhận xét của Soát", "Soát's comments left in"),
    "embedded_part": Message("có tài liệu nhúng chưa đọc", "an embedded part not read"),
    "attached": Message("có tệp đính kèm chưa đọc", "attached files not read"),
    "page_pictures": Message("có trang là ảnh chưa đọc", "pages that are pictures, not read"),
    "one_page": Message("ảnh một trang", "a picture of one page"),
    "part_damaged": Message("hỏng một phần", "a part is damaged"),
    "not_nfc": Message("chữ chưa dựng sẵn", "not NFC"),
    "pictographs": Message("có biểu tượng cảm xúc", "pictographs"),
    "odd_letters": Message("có ký tự lạ", "odd letters"),
    "residue": Message("có dấu vết chuyển đổi", "traces of conversion"),
    "cp1258": Message("bảng mã Windows-1258", "Windows-1258"),
    "cut_short": Message("thiếu phần cuối", "cut short"),
    "legacy_font": Message("phông chữ bảng mã cũ", "fonts of an old code"),
    "legacy_text": Message("chữ bảng mã cũ", "text of an old code"),
    "signed": Message("đã ký số", "digitally signed"),
    "ocr": Message("chữ do máy nhận dạng", "recognised by machine"),
    "ocr_poor": Message("nhận dạng không chắc", "poorly recognised"),
    "ocr_missing": Message("chưa có bộ nhận dạng chữ", "no engine for scans"),
    "page_unread": Message("có trang không đọc được", "pages not read"),
    "repaired": Message("PDF hỏng, đã phục hồi", "a damaged PDF, repaired"),
}


def worded(value: str | None, lang: str) -> str:
    """«number issued» → «số, ngày»; a word that nobody knows stays."""
    return ", ".join(in_language(WORDS[word], lang) if word in WORDS else word for word in (value or "").replace(";", " ").split())


def figure(count: float, lang: str) -> str:
    """«1.617», «0,5»; «1,617», «0.5» in English."""
    english = f"{count:,}"
    return english if lang == "en" else english.translate(str.maketrans(",.", ".,"))

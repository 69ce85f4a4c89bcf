"""Code → what the reader says about a file: what, where and what to do, in one sentence."""

from __future__ import annotations

from typing import Any

from checker.model import Message, Notice

_ENGINE = "Tesseract cùng dữ liệu tiếng Việt (Debian, Ubuntu: apt install tesseract-ocr-vie; Windows: chọn Vietnamese khi cài)"
_ENGINE_EN = "Tesseract with its Vietnamese data (Debian, Ubuntu: apt install tesseract-ocr-vie; Windows: tick Vietnamese in its setup)"

#: code → (Vietnamese, English); `{file}` is always known.
TEXTS: dict[str, tuple[str, str]] = {
    # unreadable
    "missing": (
        "Không tìm thấy tệp «{file}»; hãy kiểm tra lại đường dẫn và tên tệp.",
        "File “{file}” was not found; check the path and the name.",
    ),
    "folder": (
        "«{file}» là thư mục, không phải tệp; hãy chỉ ra từng tệp văn bản trong thư mục đó.",
        "“{file}” is a folder, not a file; name the documents in it.",
    ),
    "denied": (
        "Không mở được tệp «{file}»; hãy kiểm tra quyền đọc tệp hoặc đóng chương trình đang giữ tệp.",
        "File “{file}” can't be opened ({why}); check its permissions, or close the program that holds it.",
    ),
    "empty": (
        "Tệp «{file}» rỗng (không có nội dung); hãy lưu hoặc tải lại tệp.",
        "File “{file}” is empty; save or download it again.",
    ),
    "empty_archive": (
        "Tệp nén «{file}» không có văn bản nào đọc được; hãy cho vào đó các tệp .docx, .doc, .pdf, .rtf, .odt, .html, .txt hoặc .md.",
        "Archive “{file}” holds no document that can be read; put .docx, .doc, .pdf, .rtf, .odt, .html, .txt or .md files into it.",
    ),
    "too_many": (
        "Tệp nén «{file}» có {count} văn bản, quá nhiều để kiểm tra một lượt; hãy giải nén rồi kiểm tra từng thư mục.",
        "Archive “{file}” holds {count} documents, too many for one run; unpack it and check its folders one by one.",
    ),
    "pictures_only": (
        "Tệp «{file}» chỉ có ảnh chụp hoặc ảnh quét dán vào, không có chữ đọc được; hãy lưu thành PDF rồi kiểm tra, hoặc gửi tệp gốc.",
        "File “{file}” holds nothing but pictures of pages; save it as PDF and check that, or give the original.",
    ),
    "portfolio": (
        "Tệp «{file}» là tập hồ sơ PDF, văn bản nằm trong các tệp đính kèm ({names}); hãy lưu các tệp đó ra rồi kiểm tra từng tệp.",
        "File “{file}” is a PDF portfolio whose documents are attached to it ({names}); save them and check each by itself.",
    ),
    "too_large": (
        "Tệp «{file}» quá lớn ({what}); hãy tách tệp hoặc nâng giới hạn đọc.",
        "File “{file}” is too large ({what}); split it, or raise the limits.",
    ),
    "encrypted": (
        "Tệp «{file}» được đặt mật khẩu; hãy bỏ mật khẩu, lưu lại rồi kiểm tra.",
        "File “{file}” is protected by a password; remove it, save and check again.",
    ),
    "unsupported_doc": (
        "Tệp «{file}» ở định dạng Word cũ (.doc) mà trình đọc không mở được; hãy mở bằng Word và lưu lại dưới dạng .docx.",
        "File “{file}” is in an old Word format (.doc) that can't be opened ({why}); open it in Word and save it as .docx.",
    ),
    "needs_office": (
        "Cần LibreOffice để đọc tệp «{file}» (.{format}) nhưng máy chưa cài; hãy cài LibreOffice (lệnh soffice) hoặc lưu lại thành .docx.",
        "LibreOffice is needed to read “{file}” (.{format}) and is not installed; install it (command soffice), or save the file as .docx.",
    ),
    "not_document": (
        "Tệp «{file}» không phải văn bản đọc được (nội dung là {what}); hãy gửi .docx, .doc, .pdf, .rtf, .odt, .html, .txt, .jpg, .png.",
        "File “{file}” is no document that can be read (it holds {what_en}); give .docx, .doc, .pdf, .rtf, .odt, .html, .txt, .jpg, .png.",
    ),
    "lock_file": (
        "Tệp «{file}» là tệp tạm do Word tạo ra khi văn bản đang mở, không chứa văn bản; hãy đóng Word và gửi tệp cùng tên không có «~$».",
        "File “{file}” is what Word leaves beside an open document, without its text; close Word and give the file without “~$”.",
    ),
    "truncated": (
        "Tệp «{file}» bị hỏng hoặc bị cắt cụt; hãy lưu hoặc tải lại tệp từ bản gốc.",
        "File “{file}” is damaged or cut short ({what}); save or download it again from the original.",
    ),
    "bomb": (
        "Tệp «{file}» nén bất thường ({what}), có thể là tệp phá hoại; tệp không được mở.",
        "File “{file}” is packed abnormally ({what}) and may be hostile; it was not opened.",
    ),
    "entities": (
        "Tệp «{file}» có khai báo DOCTYPE trong {what}, có thể là tệp phá hoại nên không được đọc; hãy lưu lại bằng Word.",
        "File “{file}” declares a DOCTYPE in {what}, may be hostile and was not read; save it again with Word.",
    ),
    "timeout": (
        "Đọc tệp «{file}» quá {seconds} giây nên đã dừng; tệp có thể bị hỏng hoặc là tệp phá hoại, hãy lưu lại tệp từ bản gốc.",
        "Reading “{file}” took more than {seconds} seconds and was stopped; it may be damaged or hostile, save it again from the original.",
    ),
    "memory": (
        "Đọc tệp «{file}» cần quá nhiều bộ nhớ nên đã dừng; tệp có thể bị hỏng hoặc là tệp phá hoại, hãy lưu lại tệp từ bản gốc.",
        "Reading “{file}” needs too much memory and was stopped; it may be damaged or hostile, save it again from the original.",
    ),
    "crashed": (
        "Không đọc được tệp «{file}»: trình đọc dừng đột ngột; tệp có thể bị hỏng, hãy lưu lại tệp từ bản gốc.",
        "File “{file}” can't be read: its reader ended ({what}); the file may be damaged, save it again from the original.",
    ),
    "encoding": (
        "Không xác định được bảng mã của tệp «{file}»; hãy lưu lại tệp dưới dạng UTF-8.",
        "The encoding of “{file}” is not known; save it as UTF-8.",
    ),
    "no_text": (
        "Tệp «{file}» không có phần văn bản đọc được (bản quét hoặc chỉ có hình ảnh); hãy gửi tệp .docx gốc hoặc bản PDF có lớp chữ.",
        "File “{file}” holds no readable text (a scan, or pictures only); give the original .docx or a PDF with text.",
    ),
    # told, and read on
    "extension": (
        "Phần mở rộng của tệp «{file}» không khớp nội dung; tệp được đọc như .{format}.",
        "The extension of “{file}” does not match its content; it was read as .{format}.",
    ),
    "tracked_changes": (
        "Tệp còn vết sửa đổi (track changes): phần thêm được đọc, phần xóa bị bỏ; hãy chấp nhận hoặc từ chối hết trước khi ban hành.",
        "The file holds tracked changes: insertions were read, deletions not; accept or reject them before issuing.",
    ),
    "comments": (
        "Tệp còn {count} nhận xét (comment) của {who}; nhận xét không phải lời của kế hoạch nên không xét, hãy xóa trước khi ban hành.",
        "The file holds {count} comments by {who}, which are no words of the plan and were not read; delete them before issuing.",
    ),
    "own_comments": (
        "Tệp còn nhận xét do Soát ghi ở lần kiểm tra trước; hãy xóa các nhận xét đó trước khi ban hành.",
        "The file holds the comments of an earlier check by Soát; delete them before issuing.",
    ),
    "embedded_part": (
        "Tệp nhúng một tài liệu khác (altChunk) mà trình đọc không mở; nội dung đó chưa được kiểm tra.",
        "The file embeds another document (altChunk) that was not opened; that content was not checked.",
    ),
    "attached": (
        "Tệp có tệp khác đính kèm ({names}); nội dung các tệp đính kèm chưa được kiểm tra.",
        "Other files are attached to this one ({names}); their content was not checked.",
    ),
    "page_pictures": (
        "Tệp có {count} ảnh lớn bằng cả trang (trang quét dán vào); chữ trong ảnh chưa được kiểm tra, hãy lưu thành PDF để máy nhận dạng.",
        "The file holds {count} pictures as large as a page (scans pasted in) that were not read; save it as PDF to have them recognised.",
    ),
    "one_page": (
        "Ảnh chỉ là một trang của văn bản; phần không thấy trong ảnh thì không kết luận là thiếu. Hãy ghép các trang thành một tệp PDF.",
        "The picture is one page of a document; what is not in it is not called missing. Join the pages in one PDF to check all of it.",
    ),
    "part_damaged": (
        "Phần «{what}» của tệp bị hỏng nên bỏ qua; nội dung ở đó chưa được kiểm tra.",
        "The part “{what}” of the file is damaged and was left out; its content was not checked.",
    ),
    "not_nfc": (
        "{count} chữ gõ bằng Unicode tổ hợp (chữ và dấu rời nhau), được đọc như Unicode dựng sẵn; nên chuyển mã trước khi ban hành.",
        "{count} characters of the file were not NFC and were normalised.",
    ),
    "pictographs": (
        "Văn bản còn {count} biểu tượng cảm xúc (như ✅, 👉), thường do chép từ tin nhắn; hãy bỏ trước khi ban hành.",
        "The text holds {count} pictographs (such as ✅, 👉), most often pasted from a message; take them out before issuing.",
    ),
    "odd_letters": (
        "{count} chữ «Đ», «Ư» trong tệp được ghi bằng ký tự lạ (Ð, Ɖ, Ƣ), đã được đọc đúng chữ.",
        "{count} letters “Đ”, “Ư” were written as other characters (Ð, Ɖ, Ƣ) and read as meant.",
    ),
    "residue": (
        "Đã bỏ {count} dấu vết chuyển đổi định dạng ([bookmark: …], PAGE, **) trong tệp.",
        "{count} traces of conversion ([bookmark: …], PAGE, **) were left out.",
    ),
    "cp1258": (
        "Tệp không ở bảng mã UTF-8, được đọc theo bảng mã Windows-1258; nếu thấy chữ sai, hãy lưu lại dưới dạng UTF-8.",
        "The file is not UTF-8 and was read as Windows-1258; if letters look wrong, save it as UTF-8.",
    ),
    "cut_short": (
        "Tệp bị cắt cụt; phần cuối của văn bản chưa được kiểm tra, hãy lưu hoặc tải lại tệp từ bản gốc.",
        "The file is cut short; the end of the document was not checked, save or download it again from the original.",
    ),
    "legacy_font": (
        "Tệp dùng phông chữ bảng mã cũ ({what}), đã được chuyển sang Unicode khi đọc; nên chuyển tệp sang Unicode trước khi ban hành.",
        "The file uses fonts of an old code ({what}) and was converted to Unicode when read; better convert it before issuing.",
    ),
    "legacy_text": (
        "Tệp có chữ ghi theo bảng mã cũ ({what}), nhận ra qua nội dung, đã chuyển sang Unicode khi đọc; thấy chữ sai thì tự chuyển tệp.",
        "The file holds text in an old code ({what}), known by its content and converted when read; convert it if letters look wrong.",
    ),
    "signed": (
        "Tệp đã ký số: {who}. Tên và thời gian lấy từ chứng thư trong tệp; hiệu lực của chữ ký chưa được xác minh.",
        "The file is digitally signed: {who}. Names and times are the file's own; the signatures were not verified.",
    ),
    "ocr": (
        "Trang {page} là bản quét hoặc ảnh, chữ do máy nhận dạng (độ tin cậy trung bình {sure}%); hãy đối chiếu kết quả với bản gốc.",
        "Page {page} is a scan or a picture whose text was recognised by machine (mean confidence {sure} %); compare with the original.",
    ),
    "ocr_poor": (
        "Chữ nhận dạng được ở trang {page} không đủ tin cậy; hãy quét lại rõ hơn (300 dpi) hoặc gửi tệp .docx gốc.",
        "The text recognised on page {page} is not reliable enough; scan it again more clearly (300 dpi), or give the original .docx.",
    ),
    "ocr_missing": (
        "Các trang quét chưa được đọc vì máy chưa có bộ nhận dạng chữ; hãy cài {how}.",
        "Scanned pages were not read, since no engine for recognising text is installed; install {how_en}.",
    ),
    "no_engine": (
        "Tệp «{file}» là bản quét hoặc ảnh ({pages} trang) mà máy chưa có bộ nhận dạng chữ; hãy cài {how}, hoặc gửi tệp .docx gốc.",
        "File “{file}” is a scan or a picture ({pages} pages) and no engine for it is installed; install {how_en}, or give the .docx.",
    ),
    "page_unread": (
        "Trang {page} không có chữ đọc được (bản quét hoặc phông chữ không có bảng mã); nội dung trang này chưa được kiểm tra.",
        "Page {page} has no readable text (a scan, or a font without its code table); its content was not checked.",
    ),
    "repaired": (
        "Tệp PDF bị hỏng cấu trúc, đã được phục hồi trước khi đọc; một phần nội dung có thể bị thiếu.",
        "The structure of the PDF was damaged and repaired before reading; some content may be missing.",
    ),
}


def notice(code: str, name: str, **details: Any) -> Notice:
    """The sentence of a code about the file `name`. KeyError for an unknown code."""
    vi, en = TEXTS[code]
    details = {"how": _ENGINE, "how_en": _ENGINE_EN, **details}
    return Notice(code, Message(vi.format(file=name, **details), en.format(file=name, **details)))

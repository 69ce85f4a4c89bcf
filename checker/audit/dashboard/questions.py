"""What an auditor asks of an archive, each in SQL over the views of a store (views.sql), with how its answer is shown."""

from __future__ import annotations

from typing import Literal, NamedTuple

from checker.audit.words import LEVELS
from checker.model import Message


class Chart(NamedTuple):
    """Columns of a picture: `query` gives (where it stands, which series, how many); series in the order of `series`."""

    title: Message
    query: str
    series: tuple[tuple[str, Message], ...]
    kind: Literal["columns", "bars"] = "columns"


class Question(NamedTuple):
    """`query` gives the rows, its columns named by `heads`; `good` is said where there are none. `coded` are the columns that hold words of
    the program, which `WORDS` says in the reader's. Where none of `rules` judged, nothing is said to be good."""

    id: str
    title: Message
    about: Message
    query: str
    heads: tuple[Message, ...]
    good: Message
    chart: Chart | None = None
    coded: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()


_FILE = Message("Tệp", "File")
_NUMBER = Message("Số, ký hiệu", "Number")
_DAY = Message("Ngày", "Day")
_ISSUER = Message("Cơ quan ban hành", "Issuer")
_SUBJECT = Message("Trích yếu", "Subject")
_YEAR = Message("Năm", "Year")
_COUNT = Message("Số lượng", "Count")
_ONE = (("all", Message("Văn bản", "Documents")),)
_KEPT = (("pass", Message("Giữ đúng", "Kept")), ("fail", Message("Không giữ", "Lost")))
_WHO = "concat_ws(', ', issuer, superior)"
UNJUDGED = Message(
    "Chưa xét: các gói quy tắc đã dùng không có quy tắc cho câu hỏi này.",
    "Not judged: the packs that were used have no rule for this question.",
)

QUESTIONS = (
    Question(
        "unimplemented",
        Message("Kế hoạch cấp trên chưa đơn vị nào thực hiện", "Superiors' plans that nobody implemented"),
        Message(
            "Kế hoạch của cơ quan quản lý mà trong kho không có văn bản nào viện dẫn để thực hiện.",
            "Plans of superior bodies that no document of the archive cites as what it implements.",
        ),
        f"SELECT file, number, issued, {_WHO}, subject FROM unimplemented ORDER BY issued DESC NULLS LAST, file",
        (_FILE, _NUMBER, _DAY, _ISSUER, _SUBJECT),
        Message(
            "Mọi kế hoạch cấp trên trong kho đều có văn bản thực hiện.",
            "Every superior's plan in the archive is implemented by some document.",
        ),
        Chart(
            Message("Kế hoạch chưa được thực hiện, theo năm", "Plans not implemented, by year"),
            "SELECT year::VARCHAR, 'all', count(*) FROM unimplemented WHERE year IS NOT NULL GROUP BY 1 ORDER BY 1",
            _ONE,
        ),
    ),
    Question(
        "absent",
        Message("Viện dẫn văn bản cấp trên không có trong kho", "Parents that are cited and not there"),
        Message(
            "Kho có văn bản khác của cơ quan được viện dẫn, nhưng không có văn bản này: số, ngày có thể sai, hoặc hồ sơ thiếu.",
            "The archive holds others of the body that is cited, but not this one: number or day may be wrong, or the file is incomplete.",
        ),
        "SELECT file, cited_number, cited_day, cited_issuer, cited_subject FROM absent_parents ORDER BY file",
        (_FILE, _NUMBER, _DAY, _ISSUER, _SUBJECT),
        Message("Không có.", "None."),
    ),
    Question(
        "wrongly-cited",
        Message("Viện dẫn sai số, ngày hoặc cơ quan của cấp trên", "Parents cited with a wrong number, day or issuer"),
        Message(
            "Văn bản cấp trên tìm được trong kho, nhưng kế hoạch ghi khác đi, hoặc ra trước văn bản mà nó thực hiện.",
            "The parent is in the archive, but the plan cites it otherwise, or is dated before it.",
        ),
        """SELECT file, number, issued, parent_file, breaks FROM links SEMI JOIN singles USING (content)
            WHERE parent IS NOT NULL AND breaks <> '' ORDER BY file, parent_file""",
        (_FILE, _NUMBER, _DAY, Message("Văn bản cấp trên", "Parent"), Message("Chỗ sai", "What is wrong")),
        Message("Không có.", "None."),
        coded=(4,),
    ),
    Question(
        "not-in-force",
        Message("Căn cứ hết hiệu lực hoặc ghi sai", "Bases that were not in force, or are cited wrongly"),
        Message("Theo danh mục văn bản đã biết, tính đến ngày của kế hoạch.", "By the registry of known documents, on the plan's own day."),
        "SELECT file, rule, message, evidence FROM bad_bases ORDER BY file, rule, message",
        (_FILE, Message("Quy tắc", "Rule"), Message("Nội dung", "What"), Message("Đoạn văn", "Passage")),
        Message("Không có.", "None."),
        rules=("CC05", "CC08", "CC09", "CC10"),
    ),
    Question(
        "registers",
        Message("Số văn bản trùng hoặc không theo thứ tự ngày", "Numbers given twice, or against the order of days"),
        Message(
            "Trong sổ của một cơ quan, một năm (Nghị định số 30/2020/NĐ-CP, Điều 15).",
            "In the register of one issuer and year (Decree 30/2020/NĐ-CP, Article 15).",
        ),
        f"""SELECT fault, {_WHO}, year, number, issued, other_number, other_issued, file, other_file
            FROM registers ORDER BY 2, 3, 4, 8, 9""",
        (
            Message("Lỗi", "Fault"),
            _ISSUER,
            _YEAR,
            _NUMBER,
            _DAY,
            Message("Số kia", "Other number"),
            Message("Ngày kia", "Other day"),
            _FILE,
            Message("Tệp kia", "Other file"),
        ),
        Message("Không có.", "None."),
        Chart(
            Message("Văn bản trùng số hoặc sai thứ tự, theo năm", "Documents with such numbers, by year"),
            "SELECT year::VARCHAR, fault, count(DISTINCT file) FROM registers WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1",
            (("twice", Message("Trùng số", "Given twice")), ("order", Message("Sai thứ tự", "Out of order"))),
        ),
        coded=(0,),
    ),
    Question(
        "weakened",
        Message("Chỉ tiêu bị giảm hoặc bỏ khi xuống cấp dưới", "Targets weakened on the way down"),
        Message(
            "Chỉ tiêu của cấp trên mà kế hoạch đặt thấp hơn, để muộn hơn hoặc không có, dù thuộc phạm vi của đơn vị.",
            "Targets of the parent that the plan sets lower, later or not at all, though they bind it.",
        ),
        "SELECT level, file, parent_text, child_text, parent_file FROM weakened_targets ORDER BY level, file, parent_text",
        (
            Message("Cấp", "Level"),
            _FILE,
            Message("Cấp trên giao", "The parent's"),
            Message("Kế hoạch ghi", "The plan's"),
            Message("Văn bản cấp trên", "Parent"),
        ),
        Message("Không có.", "None."),
        Chart(
            Message("Chỉ tiêu bị giảm hoặc bỏ, theo năm và cấp của kế hoạch", "Such targets, by year and the plan's level"),
            "SELECT plan_year::VARCHAR, level, count(*) FROM weakened_targets WHERE plan_year IS NOT NULL GROUP BY 1, 2 ORDER BY 1",
            LEVELS,
        ),
        coded=(0,),
        rules=("CT01", "CT02", "CT03"),
    ),
    Question(
        "report-days",
        Message("Hạn báo cáo của cấp trên: giữ hay mất", "Report days of the parent: kept or lost"),
        Message(
            "Hạn báo cáo mà cấp trên đặt cho đơn vị, so với kế hoạch của đơn vị; bảng nêu các hạn không được giữ.",
            "Report days that a parent sets for a unit beside the unit's plan; the table lists those that were lost.",
        ),
        "SELECT level, file, parent_text, child_text, why FROM report_days WHERE outcome = 'fail' ORDER BY level, file, parent_text",
        (
            Message("Cấp", "Level"),
            _FILE,
            Message("Cấp trên đặt", "The parent's"),
            Message("Kế hoạch ghi", "The plan's"),
            Message("Vì sao", "Why"),
        ),
        Message("Mọi hạn báo cáo đều được giữ.", "Every report day was kept."),
        Chart(
            Message("Hạn báo cáo, theo năm của kế hoạch", "Report days, by the plan's year"),
            "SELECT plan_year::VARCHAR, outcome, count(*) FROM report_days WHERE plan_year IS NOT NULL GROUP BY 1, 2 ORDER BY 1",
            _KEPT,
        ),
        coded=(0,),
        rules=("TH01", "TH02", "TH03"),
    ),
    Question(
        "copies",
        Message("Kế hoạch chép gần như nguyên văn của đơn vị khác", "Plans that are nearly another unit's"),
        Message(
            "Phần riêng của kế hoạch (ngoài lời của cấp trên và mẫu chung) gần như trùng với của đơn vị khác; có thể còn tên đơn vị kia.",
            "What is a plan's own (the parent's words and forms aside) is nearly another unit's, whose name may stand in it yet.",
        ),
        """SELECT file, severity, message, related_file FROM findings SEMI JOIN singles USING (content)
            WHERE rule = 'LT04' ORDER BY severity DESC, file, message""",
        (_FILE, Message("Mức độ", "Severity"), Message("Nội dung", "What"), Message("Giống kế hoạch", "Like the plan")),
        Message("Không có.", "None."),
        coded=(1,),
        rules=("LT04",),
    ),
    Question(
        "trends",
        Message("Lỗi và cảnh báo theo quy tắc", "Errors and warnings by rule"),
        Message(
            "Quy tắc bị vi phạm nhiều nhất, số kế hoạch và số cơ quan mắc phải.",
            "The rules that are broken most, in how many plans and by how many issuers.",
        ),
        """SELECT rule, severity, count(*) AS n, count(DISTINCT file), count(DISTINCT concat_ws(', ', issuer, superior))
            FROM findings f JOIN singles o USING (content, file) WHERE severity <> 'info' GROUP BY ALL ORDER BY n DESC, rule""",
        (Message("Quy tắc", "Rule"), Message("Mức độ", "Severity"), _COUNT, Message("Kế hoạch", "Plans"), Message("Cơ quan", "Issuers")),
        Message("Không có lỗi hay cảnh báo nào.", "No error or warning."),
        Chart(
            Message("Lỗi và cảnh báo, theo năm của kế hoạch", "Errors and warnings, by the plan's year"),
            """SELECT year::VARCHAR, severity, sum(findings) FROM trends WHERE year IS NOT NULL AND severity <> 'info'
            GROUP BY 1, 2 ORDER BY 1""",
            (("error", Message("Lỗi", "Errors")), ("warning", Message("Cảnh báo", "Warnings"))),
        ),
        coded=(1,),
    ),
    Question(
        "issuers",
        Message("Cơ quan, đơn vị có nhiều lỗi nhất", "Issuers with the most errors"),
        Message("Số lỗi trên mỗi kế hoạch của đơn vị.", "Errors for each plan of the unit."),
        f"""SELECT {_WHO}, count(DISTINCT o.content), count(f.rule) AS n, round(count(f.rule) / count(DISTINCT o.content), 1)
            FROM singles o LEFT JOIN findings f ON f.content = o.content AND f.severity = 'error' WHERE issuer IS NOT NULL GROUP BY 1
            HAVING n > 0 ORDER BY 4 DESC, n DESC, 1""",
        (_ISSUER, Message("Kế hoạch", "Plans"), Message("Lỗi", "Errors"), Message("Lỗi mỗi kế hoạch", "Errors a plan")),
        Message("Không đơn vị nào có lỗi.", "No issuer has errors."),
    ),
    Question(
        "unread",
        Message("Tệp không đọc được, đọc một phần hoặc bỏ qua", "Files that were not read, or only in part"),
        Message("Tệp không đọc được thì chưa được xét: không có nghĩa là đạt.", "What was not read was not judged, which is no pass."),
        "SELECT status, reason, file, size FROM documents WHERE status <> 'read' ORDER BY status, reason, file",
        (Message("Tình trạng", "Status"), Message("Lý do", "Reason"), _FILE, Message("Byte", "Bytes")),
        Message("Mọi tệp đều đọc được.", "Every file was read."),
        coded=(0, 1),
    ),
)

"""What an auditor asks of an archive, each in SQL over the views of a store (views.sql), with how its answer is shown."""

from __future__ import annotations

from checker.audit.dashboard.question import (
    BY_YEAR,
    DAY,
    FILE,
    ISSUER,
    LEVEL,
    NUMBER,
    PARENT,
    PLACE,
    PLANS,
    RULE,
    SEVERITY,
    SUBJECT,
    YEAR,
    Chart,
    Column,
    Question,
)
from checker.audit.words import LEVELS
from checker.model import Message

_WHO = "concat_ws(', ', issuer, superior)"
_NONE = Message("Không có.", "None.")
_PLAN = Message("kế hoạch", "plans")
_SEVERITIES = (("error", Message("Lỗi", "Errors")), ("warning", Message("Cảnh báo", "Warnings")))

UNJUDGED = Message(
    "Chưa xét: các gói quy tắc đã dùng không có quy tắc cho câu hỏi này.",
    "Not judged: the packs that were used have no rule for this question.",
)


def _placed(rule: str) -> str:
    """Where a rule's first finding stands in each file."""
    return f"(SELECT file, min([page, paragraph]) AS place FROM findings WHERE rule = '{rule}' GROUP BY file)"


#: Where a finding about an item of the parent stands in the plan.
_BESIDE = """(SELECT content, rule, related_text AS parent_text, min([page, paragraph]) AS place, min(message_en) AS english
                FROM findings GROUP BY ALL)"""
#: What is told, in the reader's language (`answered` sets it).
_TOLD = "if(getvariable('lang') = 'en', message_en, message) AS told"
_WHY = "if(getvariable('lang') = 'en', coalesce(english, why), why) AS reason"
#: What a finding of LT04 or NQ02 tells of a copy.
_COPIED = "if(rule = 'LT04' AND severity = 'info', 'alike', 'name_left')"


def _items_of(view: str) -> str:
    """The lost items of parents that a view holds, each beside what the plan makes of it."""
    return f"""SELECT level, parent_text, child_text, {_WHY}, file, place, parent_file FROM {view}
            LEFT JOIN {_BESIDE} USING (content, rule, parent_text) WHERE outcome = 'fail' ORDER BY level, file, parent_text"""


def _items(parents: str) -> tuple[Column, ...]:
    """The columns of `_items_of`."""
    texts = (Message(parents, "The parent's"), Message("Kế hoạch ghi", "The plan's"), Message("Vì sao", "Why"))
    return (LEVEL, *(Column(title, 36) for title in texts), FILE, PLACE, PARENT)


QUESTIONS = (
    Question(
        "unimplemented",
        Message("Kế hoạch cấp trên chưa có đơn vị nào thực hiện", "Superiors' plans that nobody implemented"),
        _PLAN,
        Message(
            "Kế hoạch của cơ quan quản lý mà trong kho không có văn bản nào viện dẫn để thực hiện.",
            "Plans of superior bodies that no document of the archive cites as what it implements.",
        ),
        f"""SELECT number, issued, {_WHO} AS who, level, subject, file
            FROM unimplemented ORDER BY issued DESC NULLS LAST, file""",
        (NUMBER, DAY, ISSUER, LEVEL, SUBJECT, FILE),
        Message(
            "Mọi kế hoạch cấp trên trong kho đều có văn bản thực hiện.",
            "Every superior's plan in the archive is implemented by some document.",
        ),
        "SELECT level, count(*) AS n FROM unimplemented GROUP BY 1 ORDER BY n DESC, 1",
        Chart(
            Message("Kế hoạch chưa được thực hiện, theo năm và cấp ban hành", "Plans not implemented, by year and level"),
            "SELECT year::VARCHAR, level, count(*) FROM unimplemented WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1",
            LEVELS,
        ),
    ),
    Question(
        "absent",
        Message("Viện dẫn văn bản cấp trên không có trong kho", "Parents that are cited and not there"),
        _PLAN,
        Message(
            "Kho có văn bản khác của cơ quan được viện dẫn, nhưng không có văn bản này: số, ngày có thể sai, hoặc hồ sơ thiếu.",
            "The archive holds others of the body that is cited, but not this one: number or day may be wrong, or the file is incomplete.",
        ),
        f"""SELECT cited_number, cited_day, cited_issuer, cited_subject, file, place
            FROM absent_parents LEFT JOIN {_placed("LT03")} USING (file) ORDER BY file, cited_number""",
        (NUMBER, DAY, ISSUER, SUBJECT, FILE, PLACE),
        _NONE,
        """SELECT if(issuer_present, 'listed', 'outside') AS word, count(*) FROM links SEMI JOIN singles USING (content)
            WHERE breaks = 'absent' GROUP BY 1 ORDER BY 1""",
    ),
    Question(
        "wrongly-cited",
        Message("Viện dẫn sai số, ngày hoặc cơ quan của cấp trên", "Parents cited with a wrong number, day or issuer"),
        _PLAN,
        Message(
            "Văn bản cấp trên tìm được trong kho, nhưng kế hoạch ghi khác đi, hoặc ban hành trước văn bản cấp trên.",
            "The parent is in the archive, but the plan cites it otherwise, or is dated before it.",
        ),
        f"""SELECT breaks, l.number, l.issued, p.number AS parent_number, p.issued AS parent_issued, l.parent_file, l.file, placed.place
            FROM links l SEMI JOIN singles s ON l.content = s.content LEFT JOIN originals p ON l.parent = p.content
            LEFT JOIN {_placed("CC03")} placed ON l.file = placed.file
            WHERE l.parent IS NOT NULL AND breaks <> '' ORDER BY l.file, l.parent_file""",
        (
            Column(Message("Chỗ sai", "What is wrong"), 14, "word"),
            Column(Message("Kế hoạch ghi số", "Number as cited"), 17),
            Column(Message("Kế hoạch ghi ngày", "Day as cited"), 17),
            Column(Message("Số đúng", "Its number"), 17),
            Column(Message("Ngày đúng", "Its day"), 12),
            PARENT,
            FILE,
            PLACE,
        ),
        _NONE,
        """SELECT unnest(string_split(breaks, ' ')) AS word, count(*) AS n FROM links SEMI JOIN singles USING (content)
            WHERE parent IS NOT NULL AND breaks <> '' GROUP BY 1 ORDER BY n DESC, 1""",
    ),
    Question(
        "not-in-force",
        Message("Căn cứ hết hiệu lực hoặc ghi sai", "Bases that were not in force, or are cited wrongly"),
        Message("căn cứ", "bases"),
        Message("Theo danh mục văn bản đã biết, tính đến ngày của kế hoạch.", "By the registry of known documents, on the plan's own day."),
        f"SELECT rule, {_TOLD}, evidence, file, [page, paragraph] AS place FROM bad_bases ORDER BY file, rule, message",
        (RULE, Column(Message("Nội dung", "What"), 50), Column(Message("Nguyên văn", "Passage"), 40), FILE, PLACE),
        _NONE,
        "SELECT rule, count(*) AS n FROM bad_bases GROUP BY 1 ORDER BY n DESC, 1",
        rules=("CC05", "CC08", "CC09", "CC10"),
    ),
    Question(
        "registers",
        Message("Số văn bản trùng hoặc không theo thứ tự ngày", "Numbers given twice, or against the order of days"),
        Message("cặp văn bản", "pairs of documents"),
        Message(
            "Trong sổ của một cơ quan, một năm; mỗi cặp nêu một lần. Căn cứ từ ngày 05/3/2020: Nghị định số 30/2020/NĐ-CP, Điều 15.",
            "In the register of one issuer and year; each pair once. The law since 05/3/2020: Decree 30/2020/NĐ-CP, Article 15.",
        ),
        f"""SELECT fault, {_WHO} AS who, year::VARCHAR AS year, number, issued, other_number, other_issued, file, other_file
            FROM (SELECT DISTINCT ON (fault, least(file, other_file), greatest(file, other_file)) * FROM registers ORDER BY file)
            ORDER BY who, year, number, file, other_file""",
        (
            Column(Message("Sai sót", "What"), 11, "word"),
            ISSUER,
            YEAR,
            NUMBER,
            DAY,
            Column(Message("Số của văn bản kia", "Other number"), 18),
            Column(Message("Ngày của văn bản kia", "Other day"), 18),
            FILE,
            Column(Message("Tệp của văn bản kia", "Other file"), 44),
        ),
        _NONE,
        """SELECT fault, count(*) FROM (SELECT DISTINCT fault, least(file, other_file), greatest(file, other_file) FROM registers)
            GROUP BY 1 ORDER BY 1 DESC""",
        Chart(
            Message("Cặp văn bản trùng số hoặc sai thứ tự, theo năm", "Such pairs, by year"),
            """SELECT year::VARCHAR, fault, count(*) FROM (SELECT DISTINCT year, fault, least(file, other_file), greatest(file, other_file)
                FROM registers) WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1""",
            (("twice", Message("Trùng số", "Given twice")), ("order", Message("Sai thứ tự", "Out of order"))),
        ),
    ),
    Question(
        "weakened",
        Message("Chỉ tiêu bị giảm hoặc bỏ khi xuống cấp dưới", "Targets weakened on the way down"),
        Message("chỉ tiêu", "targets"),
        Message(
            "Chỉ tiêu của cấp trên mà kế hoạch đặt thấp hơn, để muộn hơn hoặc không có, dù thuộc phạm vi của đơn vị.",
            "Targets of the parent that the plan sets lower, later or not at all, though they bind it.",
        ),
        _items_of("weakened_targets"),
        _items("Cấp trên giao"),
        _NONE,
        "SELECT level, count(*) AS n FROM weakened_targets GROUP BY 1 ORDER BY n DESC, 1",
        Chart(
            Message("Chỉ tiêu bị giảm hoặc bỏ, theo năm và cấp của kế hoạch", "Such targets, by year and the plan's level"),
            "SELECT plan_year::VARCHAR, level, count(*) FROM weakened_targets WHERE plan_year IS NOT NULL GROUP BY 1, 2 ORDER BY 1",
            LEVELS,
        ),
        rules=("CT01", "CT02", "CT03"),
    ),
    Question(
        "report-days",
        Message("Hạn báo cáo của cấp trên không được giữ đúng", "Report days of the parent that were lost"),
        Message("hạn báo cáo", "report days"),
        Message(
            "Hạn báo cáo mà cấp trên đặt cho đơn vị, so với kế hoạch của đơn vị; bảng nêu các hạn không được giữ đúng.",
            "Report days that a parent sets for a unit beside the unit's plan; the table lists those that were lost.",
        ),
        _items_of("report_days"),
        _items("Cấp trên đặt"),
        Message("Mọi hạn báo cáo đều được giữ đúng.", "Every report day was kept."),
        "SELECT outcome, count(*) FROM report_days GROUP BY 1 ORDER BY 1 DESC",
        Chart(
            Message(
                "Hạn báo cáo không được giữ đúng, theo năm và cấp của kế hoạch", "Report days that were lost, by year and the plan's level"
            ),
            """SELECT plan_year::VARCHAR, level, count(*) FROM report_days WHERE plan_year IS NOT NULL AND outcome = 'fail'
            GROUP BY 1, 2 ORDER BY 1""",
            LEVELS,
        ),
        rules=("TH01", "TH02", "TH03"),
    ),
    Question(
        "copies",
        Message("Kế hoạch chép gần như nguyên văn của đơn vị khác", "Plans that are nearly another unit's"),
        Message("chỗ", "places"),
        Message(
            "Nêu trước chỗ còn sót tên đơn vị khác; rồi đến kế hoạch có phần riêng (ngoài lời của cấp trên và mẫu chung) gần như trùng.",
            "First, where another's name was left in; then plans whose own part (the parent's words and forms aside) is nearly another's.",
        ),
        f"""SELECT {_COPIED} AS what, {_TOLD}, evidence, file, [page, paragraph] AS place, related_file
            FROM findings SEMI JOIN singles USING (content) WHERE rule IN ('LT04', 'NQ02') ORDER BY what DESC, file, message, place""",
        (
            Column(Message("Loại", "What"), 18, "word"),
            Column(Message("Nội dung", "What is told"), 50),
            Column(Message("Nguyên văn", "Passage"), 40),
            FILE,
            PLACE,
            Column(Message("Giống kế hoạch", "Like the plan"), 44),
        ),
        _NONE,
        f"""SELECT {_COPIED} AS what, count(*) FROM findings SEMI JOIN singles USING (content)
            WHERE rule IN ('LT04', 'NQ02') GROUP BY 1 ORDER BY 1 DESC""",
        Chart(
            Message("Kế hoạch chép của đơn vị khác, theo năm", "Plans that are nearly another unit's, by year"),
            f"""SELECT year::VARCHAR, what, count(*)
            FROM (SELECT year, max({_COPIED}) AS what FROM findings f JOIN singles USING (content)
                WHERE rule IN ('LT04', 'NQ02') AND year IS NOT NULL GROUP BY content, year) GROUP BY 1, 2 ORDER BY 1""",
            (
                ("name_left", Message("Còn tên đơn vị khác", "Another's name left in")),
                ("alike", Message("Chỉ gần như trùng", "Only nearly alike")),
            ),
        ),
        rules=("LT04",),
    ),
    Question(
        "trends",
        Message("Lỗi và cảnh báo theo quy tắc, theo năm", "Errors and warnings by rule and year"),
        Message("quy tắc", "rules"),
        Message(
            "Quy tắc bị vi phạm nhiều nhất, số kế hoạch và số cơ quan mắc phải.",
            "The rules that are broken most, in how many plans and by how many issuers.",
        ),
        f"""WITH told AS (SELECT f.rule, f.severity, f.content, year, {_WHO} AS who
                FROM findings f JOIN singles USING (content) WHERE f.severity <> 'info'),
            years AS (SELECT rule, severity, string_agg(concat(year, ': ', n), ' · ' ORDER BY year) AS by_year
                FROM (SELECT rule, severity, year, count(*) AS n FROM told WHERE year IS NOT NULL GROUP BY ALL) GROUP BY ALL)
            SELECT rule, rule AS title, severity, count(*) AS n, count(DISTINCT content) AS plans, count(DISTINCT who) AS issuers,
                any_value(by_year) AS by_year
            FROM told LEFT JOIN years USING (rule, severity) GROUP BY rule, severity ORDER BY n DESC, rule, severity""",
        (
            RULE,
            Column(Message("Nội dung quy tắc", "What it asks"), 50, "title"),
            SEVERITY,
            Column(Message("Số lần", "Findings"), 9),
            PLANS,
            Column(Message("Cơ quan", "Issuers"), 10),
            BY_YEAR,
        ),
        Message("Không có lỗi hay cảnh báo nào.", "No error or warning."),
        "SELECT severity, sum(findings)::BIGINT FROM trends WHERE severity <> 'info' GROUP BY 1 ORDER BY 1",
        Chart(
            Message("Lỗi và cảnh báo, theo năm của kế hoạch", "Errors and warnings, by the plan's year"),
            """SELECT year::VARCHAR, severity, sum(findings) FROM trends WHERE year IS NOT NULL AND severity <> 'info'
            GROUP BY 1, 2 ORDER BY 1""",
            _SEVERITIES,
        ),
    ),
    Question(
        "issuers",
        Message("Cơ quan, đơn vị có nhiều lỗi nhất", "Issuers with the most errors"),
        Message("cơ quan, đơn vị", "issuers"),
        Message("Xếp theo số lỗi trên mỗi kế hoạch của đơn vị.", "By errors for each plan of the unit."),
        f"""WITH told AS (SELECT o.content, o.year, {_WHO} AS who, count(f.rule) AS n
                FROM singles o LEFT JOIN findings f ON f.content = o.content AND f.severity = 'error'
                WHERE issuer IS NOT NULL GROUP BY ALL),
            years AS (SELECT who, string_agg(concat(year, ': ', n), ' · ' ORDER BY year) AS by_year
                FROM (SELECT who, year, sum(n) AS n FROM told WHERE year IS NOT NULL GROUP BY ALL) WHERE n > 0 GROUP BY ALL)
            SELECT who, count(*) AS plans, sum(n)::BIGINT AS errors, round(errors / plans, 1) AS share, any_value(by_year) AS by_year
            FROM told LEFT JOIN years USING (who) GROUP BY who HAVING errors > 0 ORDER BY share DESC, errors DESC, who""",
        (
            Column(Message("Cơ quan, đơn vị", "Issuer"), 60),
            PLANS,
            Column(Message("Lỗi", "Errors"), 8),
            Column(Message("Lỗi mỗi kế hoạch", "Errors a plan"), 17, "share"),
            BY_YEAR,
        ),
        Message("Không đơn vị nào có lỗi.", "No issuer has errors."),
    ),
    Question(
        "unread",
        Message("Tệp không đọc được, đọc một phần hoặc bỏ qua", "Files that were not read, or only in part"),
        Message("tệp", "files"),
        Message("Tệp không đọc được thì chưa được xét: không có nghĩa là đạt.", "What was not read was not judged, which is no pass."),
        "SELECT status, reason, file, size FROM documents WHERE status <> 'read' ORDER BY status DESC, reason, file",
        (
            Column(Message("Tình trạng", "Status"), 16, "word"),
            Column(Message("Lý do", "Reason"), 34, "word"),
            Column(Message("Tệp", "File"), 90),
            Column(Message("Byte", "Bytes"), 14),
        ),
        Message("Mọi tệp đều đọc được.", "Every file was read."),
        "SELECT reason, count(*) AS n FROM documents WHERE status <> 'read' GROUP BY 1 ORDER BY n DESC, 1",
    ),
)

"""The first rule and the pack.yaml of an office: files that load as they stand, and say what is to be filled in."""

from __future__ import annotations

RULE_SCHEMA, PACK_SCHEMA = "rule.schema.json", "pack.schema.json"


def rule_skeleton(rule_id: str) -> str:
    """A rule file with one rule, which passes its own examples; its comments say what to put where."""
    return f"""\
# yaml-language-server: $schema={RULE_SCHEMA}
# Quy tắc riêng của đơn vị. Sửa những chỗ ghi ĐIỀN, rồi chạy: checker rules test THƯ_MỤC
# A rule of your own. Change what says FILL IN, then run: checker rules test FOLDER
- id: {rule_id}
  name: {rule_id.lower()}-short-name # ĐIỀN / FILL IN: tên ngắn không dấu, nối bằng gạch
  severity: warning # error: pháp luật hoặc văn bản cấp trên buộc; warning: thông lệ; info: góp ý
  title: {{vi: "Trích yếu không còn chỗ để trống", en: "No placeholder is left in the subject"}} # ĐIỀN / FILL IN
  # Căn cứ. kind: law | parent | logic | practice; law cần «document» (tên văn bản) và «at» (điều, khoản).
  basis: [{{kind: practice, document: "ĐIỀN căn cứ của quy tắc"}}]
  # Áp dụng cho văn bản nào; bỏ khóa nào thì không giới hạn theo khóa đó. Ví dụ thêm: levels: [school], from: 2020-03-05
  applies_to: {{types: [ke_hoach]}}
  # Xét dữ kiện nào: line (dòng phần đầu), citation, date, deadline, target, event, section …; where chọn theo trường.
  given: {{fact: line, where: {{name: subject}}}}
  # Xét thế nào: matches, forbidden, required, has_fields, compared, inherited … Trình soạn thảo gợi ý theo JSON Schema.
  check: matches
  options:
    tests:
      - message: found # tên lời báo ở khóa «message»; chỉ có một lời báo thì để «found»
        never: '…+|\\.{{3,}}|_{{3,}}' # ĐIỀN / FILL IN: điều không được có (must: phải đúng cả dòng)
  # Lời báo; chỗ điền trong ngoặc nhọn, ví dụ {{text}} là đúng những chữ bị đánh dấu.
  message: {{vi: "Trích yếu còn chỗ để trống: «{{text}}».", en: "A placeholder is left in the subject: “{{text}}”."}}
  # Lời để chép vào kế hoạch ghi ở «suggestion»; không có lời sẵn thì «advice» nói cách sửa.
  advice: {{vi: "Điền nội dung vào chỗ trống.", en: "Fill the place in."}}
  # silent_beside: [TT04] # không nêu lại khi quy tắc này đã báo cùng lỗi
  # Ví dụ: phải có ít nhất một ví dụ sai và một ví dụ đúng. [[…]] đánh dấu đúng chỗ sai; says là nguyên văn lời báo.
  examples:
    bad:
      - text: {{trich_yeu: "Bảo đảm an toàn trường học năm [[……]]"}}
        says: "Trích yếu còn chỗ để trống: «……»."
    good:
      - text: {{trich_yeu: "Bảo đảm an toàn trường học năm 2026"}}
"""


def pack_skeleton(name: str, file: str) -> str:
    """The pack.yaml of a folder of that name, with one rule file."""
    return f"""\
# yaml-language-server: $schema={PACK_SCHEMA}
# Gói quy tắc của đơn vị. Dùng: checker check … --rules THƯ_MỤC
# The pack of an office. Use: checker check … --rules FOLDER
id: {name}
title: {{vi: "ĐIỀN tên gói", en: "FILL IN the title"}}
extends: [ke_hoach] # thêm vào bộ quy tắc mặc định
rules: [{file}]
# without: [NQ01] # tắt quy tắc
# severity: {{BC03: info}} # đổi mức độ
# options: {{CT06: {{least: 2}}}} # đổi tùy chọn; khóa nào nêu ở đây thay khóa cùng tên của quy tắc
# retune: # chỉ với một số kế hoạch: theo cấp, từ trong trích yếu, từ trong tên cơ quan ban hành hoặc cơ quan trên nó
#   - for: {{levels: [school], subjects: [bình đẳng giới], issuers: [phường Hoa Sơn]}}
#     severity: {{TH04: info}}
"""

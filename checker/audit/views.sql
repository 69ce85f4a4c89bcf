-- What an auditor asks of a store. `file` is the first place of a content; copies stand in `documents` with `copy_of`, other versions
-- of one document (its PDF beside its DOCX) with `version_of`, the content that stands for them.

-- A table, since nearly every question goes through it.
CREATE TABLE documents AS
SELECT s.file, s.size, coalesce(s.status, 'skipped') AS status, coalesce(s.reason, s.skipped) AS reason, s.copy_of, v.version_of, h.*
FROM state_documents s LEFT JOIN living_headers h USING (content) LEFT JOIN state_versions v USING (content)
ORDER BY s.file;

CREATE VIEW originals AS
SELECT * FROM documents WHERE copy_of IS NULL AND status IN ('read', 'partial');

-- One of each document: neither copies nor other versions.
CREATE VIEW singles AS
SELECT * FROM originals WHERE version_of IS NULL;

CREATE VIEW citations AS SELECT o.file, c.* FROM living_citations c JOIN originals o USING (content);

CREATE VIEW deadlines AS SELECT o.file, d.* FROM living_deadlines d JOIN originals o USING (content);

CREATE VIEW targets AS SELECT o.file, t.* FROM living_targets t JOIN originals o USING (content);

CREATE VIEW links AS
SELECT o.file, p.file AS parent_file, l.*
FROM state_links l JOIN originals o USING (content) LEFT JOIN originals p ON p.content = l.parent;

CREATE VIEW verdicts AS SELECT o.file, v.* FROM living_verdicts v JOIN originals o USING (content);

CREATE VIEW findings AS SELECT o.file, f.* FROM living_findings f JOIN originals o USING (content);

CREATE VIEW inherited AS
SELECT o.file, p.file AS parent_file, i.* FROM living_inherited i JOIN originals o USING (content) LEFT JOIN originals p ON p.content = i.parent;

CREATE VIEW registers AS
SELECT o.file, r.fault, x.file AS other_file, o.number, o.issued, x.number AS other_number, x.issued AS other_issued, o.issuer, o.superior, o.year
FROM state_registers r JOIN originals o USING (content) LEFT JOIN originals x ON x.content = r.other;

CREATE VIEW runs AS SELECT * FROM state_runs;

-- Superiors' plans (no school's) that no document of the archive implements.
CREATE VIEW unimplemented AS
SELECT o.file, o.number, o.issued, o.issuer, o.superior, o.level, o.subject, o.year
FROM singles o
WHERE o.level IS NOT NULL AND o.level NOT IN ('school', 'party') AND o.type = 'Kế hoạch'
  AND NOT EXISTS (SELECT 1 FROM state_links l WHERE l.parent = o.content);

-- Plans that cite a parent that is not in the archive, though others of its issuer are.
CREATE VIEW absent_parents AS
SELECT file, number AS cited_number, issued AS cited_day, issuer AS cited_issuer, subject AS cited_subject
FROM links SEMI JOIN singles USING (content) WHERE breaks = 'absent' AND issuer_present;

-- Plans that cite what was not in force on their day, or with a wrong date or issuer, by the registry of known documents.
CREATE VIEW bad_bases AS
SELECT f.* FROM findings f SEMI JOIN singles USING (content) WHERE rule IN ('CC05', 'CC08', 'CC09', 'CC10');

CREATE VIEW doubled_numbers AS SELECT * EXCLUDE (fault) FROM registers WHERE fault = 'twice';

CREATE VIEW disordered_numbers AS SELECT * EXCLUDE (fault) FROM registers WHERE fault = 'order';

-- Targets that a plan set lower than its parent, left out, or put later: by the level of the plan.
CREATE VIEW weakened_targets AS
SELECT o.level, o.year AS plan_year, i.*
FROM inherited i JOIN singles o USING (content)
WHERE i.kind = 'target' AND i.outcome = 'fail';

-- Report days of a parent, kept or lost by its children.
CREATE VIEW report_days AS
SELECT o.level, o.year AS plan_year, i.*
FROM inherited i JOIN singles o USING (content)
WHERE i.kind = 'deadline' AND i.outcome IN ('pass', 'fail');

-- Findings by year, issuer and rule.
CREATE VIEW trends AS
SELECT o.year, o.superior, o.issuer, f.rule, f.severity, count(*) AS findings
FROM findings f JOIN singles o USING (content) GROUP BY ALL;

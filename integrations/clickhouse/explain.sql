-- Explains the error codes of a log with ClickHouse: all of each line, at its end.
--
-- ecs-err export --format csv --lang en --out /etc/ecs-err/codes.csv
-- ecs-err export --regex re2 > /etc/ecs-err/codes.re2.regex
--
-- clickhouse local --queries-file explain.sql

CREATE DATABASE IF NOT EXISTS errors;

CREATE TABLE errors.codes (key String, code String, explanation String) ENGINE = MergeTree ORDER BY key;

INSERT INTO errors.codes
SELECT lower(code), code, trimRight(concat(description_en, ' ', action_en))
FROM file('/etc/ecs-err/codes.csv', 'CSVWithNames');

CREATE DICTIONARY errors.explanations (key String, code String, explanation String)
PRIMARY KEY key SOURCE(CLICKHOUSE(DB 'errors' TABLE 'codes')) LAYOUT(COMPLEX_KEY_HASHED()) LIFETIME(300);

-- The log. extractAll() gives the first group.
WITH (SELECT trim(TRAILING '\n' FROM text) FROM file('/etc/ecs-err/codes.re2.regex', 'RawBLOB', 'text String')) AS expression
SELECT concat(line, arrayStringConcat(arrayMap(
    written -> concat(
        '  ← ',
        dictGetOrDefault('errors.explanations', 'code', lower(written), written),
        ' ',
        dictGetOrDefault('errors.explanations', 'explanation', lower(written), 'not in this catalog')
    ),
    extractAll(line, assumeNotNull(expression))
))) AS explained
FROM file('/var/log/app.log', 'LineAsString', 'line String')
INTO OUTFILE '/var/log/app.explained.log' TRUNCATE FORMAT TSVRaw
SETTINGS max_threads = 1;

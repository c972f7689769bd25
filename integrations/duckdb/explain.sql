-- Explains the error codes of a log with DuckDB: all of each line, at its end.
--
-- ecs-err export --format csv --lang en --out /etc/ecs-err/codes.csv
-- ecs-err export --regex sql > /etc/ecs-err/codes.sql.regex

SET VARIABLE expression = (SELECT rtrim(content, chr(10)) FROM read_text('/etc/ecs-err/codes.sql.regex'));

CREATE TEMP TABLE codes AS
SELECT lower(code) AS key, code, concat_ws(' ', nullif(description_en, ''), nullif(action_en, '')) AS explanation
FROM read_csv('/etc/ecs-err/codes.csv', header = true, all_varchar = true);

CREATE TEMP TABLE log AS
SELECT unnest(lines) AS line, generate_subscripts(lines, 1) AS number
FROM (SELECT string_split(rtrim(content, chr(10)), chr(10)) AS lines FROM read_text('/var/log/app.log'));

-- A row for each code in the log: its line, its position among the codes of the line, and what it means.
CREATE TEMP TABLE found AS
SELECT number, position, coalesce(codes.code, written) AS code, coalesce(explanation, 'not in this catalog') AS explanation
FROM (
    SELECT number, unnest(written) AS written, generate_subscripts(written, 1) AS position
    FROM (SELECT number, regexp_extract_all(line, getvariable('expression'), 1) AS written FROM log)
)
LEFT JOIN codes ON codes.key = lower(written);

-- How often each code occurs.
COPY (
    SELECT count(*) AS times, code, any_value(explanation) AS explanation
    FROM found GROUP BY code ORDER BY times DESC, code
) TO '/var/log/app.codes.csv' (HEADER);

-- The log.
COPY (
    SELECT line || coalesce(string_agg('  ← ' || code || ' ' || explanation, '' ORDER BY position), '') AS line
    FROM log LEFT JOIN found USING (number) GROUP BY number, line ORDER BY number
) TO '/var/log/app.explained.log' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01');

import { RECORDS, find, type Texts } from "./codes.js";

const escape = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");

const texts = (key: string, all: Texts): string[] =>
  Object.entries(all).map(
    ([language, text]) => `${key} ${language} ${escape(text ?? "")}`,
  );

const lines: string[] = [];
for (const record of RECORDS.values()) {
  if (find(record.code) !== record) {
    throw new Error(record.code);
  }
  const facts = [record.code, `retry ${record.retry}`];
  facts.push(...record.statuses.map((status) => `status ${status}`));
  if (record.url !== undefined) {
    facts.push(`url ${record.url}`);
  }
  facts.push(...texts("message", record.messages));
  facts.push(...texts("description", record.descriptions));
  facts.push(...texts("action", record.actions));
  if (record.deprecated) {
    facts.push("deprecated");
  }
  if (record.replacement !== undefined) {
    facts.push(`replacement ${record.replacement}`);
  }
  lines.push(facts.join("\t") + "\n");
}
process.stdout.write(lines.join(""));

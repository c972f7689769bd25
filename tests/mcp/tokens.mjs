// Counts the tokens of answers: node tokens.mjs ANSWERS
import { readFileSync } from "node:fs";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

const LIMITS = { "tools/list": 1500, record: 300, search: 2000 };

const answers = JSON.parse(readFileSync(process.argv[2], "utf8"));
let failed = false;
for (const [kind, limit] of Object.entries(LIMITS)) {
  const counts = answers[kind].map((text) => countTokens(text)).sort((one, other) => one - other);
  const most = counts.at(-1);
  console.log(`${kind}: ${counts.length} answers, median ${counts[counts.length >> 1]} tokens, at most ${most} of ${limit}`);
  failed ||= !(most <= limit);
}
process.exit(failed ? 1 : 0);

import { Codes, Retry, find, type Code } from "./codes.js";

function advice(code: Code): string | undefined {
  // A constant is compared like any code.
  if (code === Codes.ECS_0085) {
    return "choose another NIC";
  }
  const record = find(code);
  if (record === undefined) {
    return "unknown code";
  }
  switch (record.retry) {
    case Retry.BACKOFF:
      return "retry with a delay";
    case Retry.AFTER_FIX:
      return record.actions["en"];
    default:
      return "give up";
  }
}

for (const code of process.argv.slice(2)) {
  console.log(`${code}: ${advice(code)}`);
}

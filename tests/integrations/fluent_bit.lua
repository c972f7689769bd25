-- Runs explain() of the script for Fluent Bit on records, as its filter "lua" does.
--
-- usage: fluent_bit.lua SCRIPT < RECORDS, each a code, a tab and a line of the log

dofile(arg[1])
for record in io.lines() do
  local code, log = record:match("^([^\t]*)\t(.*)$")
  local result, timestamp, explained = explain("app", 1.5, { log = log, code = code })
  assert(timestamp == 1.5)
  assert(result == (code == "" and 0 or 2))
  if explained.explanation then
    print(explained.log .. "  ← " .. explained.code .. " " .. explained.explanation)
  else
    print(explained.log)
  end
end

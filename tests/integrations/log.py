"""Writes a log for the tests: codes of the catalog in the spellings and surroundings that occur, and what only looks
like one.

usage: log.py PROGRAM CATALOG
"""

import json
import subprocess
import sys

program, catalog = sys.argv[1:]
exported = subprocess.run([program, "--quiet", "export", catalog], check=True, capture_output=True, encoding="utf-8")
codes = [record["code"] for record in json.loads(exported.stdout)["errors"]]

SURROUNDINGS = [
    "2026-11-29T08:00:00Z ERROR job failed: {}",
    '2026-11-29T08:00:01Z {{"error": {{"code": "{}", "message": "50% of $quota \\\\ used"}}}}',
    "08:00:02 [{}] retry in 5 s",
    "08:00:03 创建云服务器失败，错误码：{}，请稍后重试。",
    "08:00:04 错误{}。",
    "\tat com.example.Client({}): it's \"over\"",
    "08:00:05 code={}&attempt=2",
    "08:00:06 before\\n{} after",
    "08:00:07 \x1b[31m{}\x1b[0m",
    "{}",
    "08:00:08 <code>{}</code> and {{x}} `y` ${{z}} $1 %s %msg%",
    "08:00:09 ...{}. The end.",
]
SPELLINGS = [str, str.upper, str.lower, lambda code: code]

for at, code in enumerate(codes):
    surrounding = SURROUNDINGS[at % len(SURROUNDINGS)]
    print(surrounding.format(SPELLINGS[at % len(SPELLINGS)](code)))
    if at % 3 == 0:
        print(f"08:01:00 INFO request {at} took {at + 85} ms")
    if at % 5 == 0:
        following = codes[(at + 1) % len(codes)]
        print(f"08:02:00 {code}, then {following.upper()}; {code} again")
    if at % 40 == 0:
        print(f"08:03:00 {'x' * 20_000} {code}")
        print(f"08:03:01 {code} {'长行' * 5_000}")

first, second, third, fourth, *_ = codes
# As many codes as the configurations explain in one line.
print(f"08:04:00 {first} {second} {third} {fourth}")
for code in [first, second, third]:
    unknown = code.rstrip("0123456789") + "9876"
    print(f"08:05:00 {unknown} is new")
    print(f"08:05:01 {code} {unknown}")
    # No codes.
    print(f"08:06:00 x{code} {code}1 a.{code} {code}_x _{code}")
    # The code only of those who can't look ahead.
    print(f"08:07:00 look ahead: {code}.log")
    print(f"08:07:01 look ahead: {code}@example.com")
    print(f"08:07:02 look ahead: {code}% of all")
print("08:08:00 APIGW.0301 of another service")
print("08:08:01 no code at the end")

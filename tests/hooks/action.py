"""Runs the steps of a composite action in order, as a runner of GitHub does: conditions and expressions are evaluated,
scripts run in bash with -e and pipefail, and the files for outputs, variables and the summary exist.

Steps that use other actions are named and not run. The program counts as cached, so that nothing is compiled.

usage: action.py ACTION.YML [INPUT=VALUE | github.NAME=VALUE]...
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

TOKEN = re.compile(r"\s*(\|\||&&|!=|==|'[^']*'|[\w.-]+)")


def evaluate(expression, context):
    """The value of an expression of names, texts, !=, ==, && and ||; a name without a value is empty."""
    tokens = TOKEN.findall(expression)
    if "".join(tokens) != re.sub(r"\s+(?=(?:[^']*'[^']*')*[^']*$)", "", expression):
        sys.exit(f"not an expression that this program knows: {expression}")

    def operand():
        token = tokens.pop(0)
        return token[1:-1] if token.startswith("'") else context.get(token, "")

    def comparison():
        left = operand()
        if tokens and tokens[0] in ("!=", "=="):
            is_equal = tokens.pop(0) == "=="
            return (left == operand()) == is_equal
        return left

    def chain(operator, part, combine):
        value = part()
        while tokens and tokens[0] == operator:
            tokens.pop(0)
            right = part()
            value = combine(value, right)
        return value

    def conjunction():
        return chain("&&", comparison, lambda left, right: left and right)

    return chain("||", conjunction, lambda left, right: left or right)


def filled(text, context):
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(evaluate(found[1].strip(), context)), str(text))


def main():
    action = yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8"))
    context = {f"inputs.{name}": str(given["default"]) for name, given in action["inputs"].items()}
    for argument in sys.argv[2:]:
        name, _, value = argument.partition("=")
        name = name if name.startswith("github.") else f"inputs.{name}"
        if name.startswith("inputs.") and name not in context:
            sys.exit(f"not an input of the action: {name}")
        context[name] = value
    for step in action["runs"]["steps"]:
        name = step.get("name") or step.get("uses")
        if "if" in step and not evaluate(step["if"], context):
            print(f"skipped: {name}", flush=True)
            continue
        if "uses" in step:
            print(f"not run: {name}", flush=True)
            if step["uses"].startswith("actions/cache@"):
                context[f"steps.{step['id']}.outputs.cache-hit"] = "true"
            continue
        if step["shell"] != "bash":
            sys.exit(f"not a shell that this program knows: {step['shell']}")
        with tempfile.TemporaryDirectory() as files:
            script = Path(files, "script.sh")
            script.write_text(filled(step["run"], context), encoding="utf-8")
            env = os.environ | {"GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(Path(sys.argv[1]).parent)}
            env |= {key: filled(value, context) for key, value in step.get("env", {}).items()}
            for file in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"):
                Path(files, file).touch()
                env[file] = str(Path(files, file))
            status = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], env=env).returncode
        print(f"{'failed' if status else 'ran'}: {name}", flush=True)
        if status:
            sys.exit(1)


main()

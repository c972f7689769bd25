from __future__ import annotations

import io
import logging
import subprocess
import sys

import pytest
from ecs_err.logging import ExplainingFormatter, ExplainingHandler

LINE = "  ↳ Ecs.0085 The ECS does not have the NIC. Use another NIC."


def record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord("shop", logging.ERROR, "shop.py", 1, message, arguments, None)


def test_a_formatter_adds_each_code_once() -> None:
    formatter = ExplainingFormatter("%(levelname)s %(message)s")
    assert formatter.format(record("failed: %s, Ecs.0085", "ECS.0085")) == f"ERROR failed: ECS.0085, Ecs.0085\n{LINE}"
    assert formatter.format(record("done")) == "ERROR done"
    base = logging.Formatter("[%(message)s]")
    chinese = ExplainingFormatter(base=base, language="zh")
    assert chinese.format(record("Ecs.0085")) == "[Ecs.0085]\n  ↳ Ecs.0085 虚拟机没有该网卡。请更换网卡"


def test_codes_of_tracebacks_are_explained() -> None:
    try:
        raise RuntimeError("Ecs.0085")
    except RuntimeError:
        failed = record("failed")
        failed.exc_info = sys.exc_info()
    text = ExplainingFormatter().format(failed)
    assert text.endswith(f"RuntimeError: Ecs.0085\n{LINE}")


class BrokenCatalog:
    def explanations(self, *_: object) -> list[str]:
        raise RuntimeError


def test_what_fails_adds_nothing() -> None:
    formatter = ExplainingFormatter(catalog=BrokenCatalog())  # type: ignore[arg-type]
    assert formatter.format(record("Ecs.0085")) == "Ecs.0085"


def test_a_handler_explains_what_another_one_writes() -> None:
    stream = io.StringIO()
    target = logging.StreamHandler(stream)
    target.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    logger = logging.Logger("shop")
    logger.addHandler(ExplainingHandler(target))
    logger.error("Ecs.0085")
    target.handle(record("Ecs.0085"))
    assert stream.getvalue() == f"shop: Ecs.0085\n{LINE}\nshop: Ecs.0085\n"
    target.setLevel(logging.CRITICAL)
    logger.error("Ecs.0085")
    assert stream.getvalue().count("\n") == 3


def test_a_handler_reports_its_failures_as_logging_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            raise OSError

    monkeypatch.setattr(logging, "raiseExceptions", False)
    logger = logging.Logger("shop")
    logger.addHandler(ExplainingHandler(Broken()))
    logger.error("Ecs.0085")
    assert capsys.readouterr().err == ""


def run(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode in (0, 1)
    return done.stderr.splitlines()


def test_the_hook_explains_below_the_traceback() -> None:
    lines = run(
        "import ecs_err\necs_err.install_excepthook('en')\n"
        "try:\n    raise OSError('Ecs.0005')\n"
        "except OSError as error:\n    raise RuntimeError('Ecs.0085') from error"
    )
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-3] == "RuntimeError: Ecs.0085"
    assert lines[-2] == LINE
    assert lines[-1].startswith("  ↳ Ecs.0005 ")


def test_the_hook_explains_exceptions_of_threads_and_groups() -> None:
    lines = run(
        "import ecs_err, sys, threading\necs_err.install_excepthook('en')\n"
        "def fail():\n"
        "    if sys.version_info < (3, 11): raise RuntimeError('Ecs.0085')\n"
        "    raise ExceptionGroup('several', [RuntimeError('Ecs.0085'), RuntimeError('Ecs.0085')])\n"
        "thread = threading.Thread(target=fail)\nthread.start()\nthread.join()"
    )
    assert lines.count(LINE) == 1
    assert lines[-1] == LINE


def test_the_hook_never_raises() -> None:
    lines = run(
        "import ecs_err\necs_err.install_excepthook('en')\n"
        "class Bad(Exception):\n    def __str__(self): raise ValueError('Ecs.0319')\n"
        "raise Bad"
    )
    assert "<exception str() failed>" in lines[-1]

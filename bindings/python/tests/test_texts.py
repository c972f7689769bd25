from __future__ import annotations

import copy
import mmap
import pickle
import random
import threading
import time
from io import BytesIO
from pathlib import Path

import ecs_err
import pytest


def test_positions_are_those_of_the_type_of_the_text() -> None:
    text = "网卡😀 ECS.0085，再试Ecs.0319"
    found = ecs_err.find_codes(text)
    assert [text[one.start : one.end] for one in found] == ["ECS.0085", "Ecs.0319"]
    assert found[0].span == (4, 12)
    encoded = text.encode()
    for data in (encoded, bytearray(encoded), memoryview(encoded)):
        found = ecs_err.find_codes(data)
        assert [encoded[one.start : one.end] for one in found] == [b"ECS.0085", b"Ecs.0319"]
    surrogates = "\ud800\udfff 网 Ecs.0085"
    [one] = ecs_err.find_codes(surrogates)
    assert surrogates[one.start : one.end] == "Ecs.0085"
    assert [code.code for code in ecs_err.find_codes(b"\xff\xfe Ecs.0085 \x80")] == ["Ecs.0085"]


def test_positions_agree_with_the_text_for_random_texts() -> None:
    generator = random.Random(7)
    pieces = ["Ecs.0085", "ecs.0319", " ", "网", "é", "😀", "\n", "x", "(", ":", "\udc80"]
    for _ in range(300):
        text = "".join(generator.choices(pieces, k=generator.randrange(40)))
        for one in ecs_err.find_codes(text):
            assert text[one.start : one.end].lower() == one.code.lower(), repr(text)


def test_lists_may_have_missing_texts() -> None:
    assert ecs_err.find_codes(["Ecs.0085", None, b"Ecs.0319 Ecs.0005"])[1:] == [
        [],
        [ecs_err.FoundCode("Ecs.0319", 0, 8, "known"), ecs_err.FoundCode("Ecs.0005", 9, 17, "known")],
    ]
    errors = ecs_err.explain(['{"error_code": "Ecs.0085"}', None, "nothing"])
    assert [error and error.root_cause for error in errors] == ["Ecs.0085", None, None]


def test_other_types_are_refused() -> None:
    for text in (85, None):
        with pytest.raises(TypeError):
            ecs_err.find_codes(text)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="expected str or bytes, not int"):
        ecs_err.find_codes([85])  # type: ignore[list-item]


def log_of(lines: int) -> bytes:
    generator = random.Random(7)
    codes = ["Ecs.0085", "ECS.0319", "Common.0021", "Ecs.9999", "EVS.2024"]
    line = "2024-05-30T08:00:00Z worker-{} 网络 request done in {} ms{}\n"
    made = (
        line.format(at, generator.randrange(999), f" ({generator.choice(codes)})" if at % 7 == 0 else "")
        for at in range(lines)
    )
    return "".join(made).encode()


def test_a_file_is_searched_as_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = log_of(3000)
    path = tmp_path / "app.log"
    path.write_bytes(log)
    expected = ecs_err.find_codes(log)
    assert len(expected) > 400
    counts = ecs_err.count_codes(log)
    assert sum(counts.values()) == len(expected)
    for block in (100, 4096, 8 << 20):
        monkeypatch.setattr("ecs_err._catalog._BLOCK_BYTES", block)
        assert list(ecs_err.find_codes_in_file(path)) == expected
        assert list(ecs_err.find_codes_in_file(str(path))) == expected
        assert list(ecs_err.find_codes_in_file(BytesIO(log))) == expected
        assert ecs_err.count_codes(path) == ecs_err.count_codes(BytesIO(log)) == counts
    assert ecs_err.count_codes(log.decode()) == counts
    assert ecs_err.count_codes(log.decode().splitlines()) == counts
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert ecs_err.count_codes(mapped) == counts
    with pytest.raises(FileNotFoundError):
        ecs_err.count_codes(tmp_path / "missing")


def test_other_threads_run_while_a_long_text_is_searched() -> None:
    text = log_of(20_000) * 40
    ticks: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.0005)

    thread = threading.Thread(target=tick)
    thread.start()
    start = time.perf_counter()
    ecs_err.count_codes(text)
    end = time.perf_counter()
    done.set()
    thread.join()
    # A thread that waited for the interpreter would have run at the start and at the end only.
    middle = [at for at in ticks if start + (end - start) / 4 < at < end - (end - start) / 4]
    assert middle


def test_a_response_is_a_value_and_an_exception() -> None:
    body = '{"error": {"message": "No NIC.", "code": "Ecs.0085"}, "request_id": "7f"}'
    error = ecs_err.explain(body)
    assert (error.root_cause, error.code, error.codes) == ("Ecs.0085", "Ecs.0085", ("Ecs.0085",))
    assert (error.message, error.request_id, error.http_status, error.retry) == ("No NIC.", "7f", None, "afterFix")
    assert error.text("zh") == "Ecs.0085: 虚拟机没有该网卡"
    assert str(error) == "Ecs.0085: The ECS does not have the NIC"
    explanation = error.explanation("zh")
    assert explanation is not None
    assert explanation.action == "请更换网卡"
    assert explanation.server_message == "No NIC."
    assert repr(error).startswith("ApiError(root_cause='Ecs.0085', codes=('Ecs.0085',)")
    for same in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert same == error
        assert hash(same) == hash(error)
        assert str(same) == str(error)
    assert error != ecs_err.explain("Ecs.0319")
    with pytest.raises(AttributeError):
        error.message = ""  # type: ignore[misc]
    with pytest.raises(ecs_err.EcsErrError, match="The ECS does not have the NIC"):
        raise error


def test_a_response_without_a_known_code_has_the_message_of_the_server() -> None:
    error = ecs_err.explain('{"message": "API not found", "request_id": "7f"}')
    assert (error.root_cause, error.codes, error.explanation(), error.explanations()) == (None, (), None, ())
    assert str(error) == "API not found"
    error = ecs_err.explain('HTTP/1.1 429\n\n{"message": "slow down"}')
    assert (error.http_status, error.retry) == (429, "backoff")


def test_explanations_begin_with_the_root_cause() -> None:
    error = ecs_err.explain(
        '{"error_code": "Common.0021", "sub_jobs": [{"error_code": "Ecs.0812",'
        ' "reason": "Current flavor s6 can not resize to flavor c7."}, {"error_code": "Ecs.9999"}]}'
    )
    assert [explanation.code for explanation in error.explanations()] == ["Ecs.0812", "Common.0021"]
    assert error.explanations("zh")[0].message == "当前规格s6不能变更为规格c7。"


def test_a_text_without_an_error_is_refused() -> None:
    for body in ("", "all is well", b"\x00\xff", '{"status": "SUCCESS"}'):
        with pytest.raises(ecs_err.ParseError, match="no error"):
            ecs_err.explain(body)
    with pytest.raises(ecs_err.ParseError, match="limit of 100"):
        ecs_err.explain("Ecs.0085" + " " * 100, max_size=100)
    assert issubclass(ecs_err.ParseError, ValueError)


def test_annotate_adds_lines() -> None:
    text = "started\nfailed: Ecs.0085\nended"
    assert ecs_err.annotate(text) == (
        "started\nfailed: Ecs.0085\n  ↳ Ecs.0085 The ECS does not have the NIC. Use another NIC.\nended"
    )
    assert ecs_err.explanations(text, "zh") == ["Ecs.0085 虚拟机没有该网卡。请更换网卡"]
    assert ecs_err.explanations("Ecs.9999 EVS.2024") == []

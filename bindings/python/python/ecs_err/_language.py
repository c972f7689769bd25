"""The language of texts: the requested one, else that of the environment, else English."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Final

from ecs_err import _native

_VARIABLES: Final = ("ECS_ERR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def default_language() -> str:
    """Return the language that the environment requests, or ``"en"``.

    The first of the variables ``ECS_ERR_LANG``, ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is set counts, as in the
    program ``ecs-err``.
    """
    return next(filter(None, map(os.environ.get, _VARIABLES)), "en")


class Text(Mapping[str, str]):
    """A text in each language of the catalog.

    Call it for the text in a language; it is also an immutable mapping from language tags to texts. A text that the
    catalog does not have is empty, and false.

    >>> text = Text({"zh": "请更换网卡", "en": "Use another NIC."})
    >>> text("zh-CN"), text("fr"), text["zh"], list(text)
    ('请更换网卡', 'Use another NIC.', '请更换网卡', ['zh', 'en'])
    >>> Text()("en")
    ''
    """

    __slots__ = ("_texts",)
    _texts: dict[str, str]

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        """Make a text from language tags and texts."""
        object.__setattr__(self, "_texts", dict(texts or {}))

    def __call__(self, language: str | None = None) -> str:
        """Return the text in a language, by default that of the environment.

        ``language`` is a BCP 47 tag or a POSIX locale: ``zh``, ``zh-Hans-CN``, ``zh_CN.UTF-8``. Without a text in it,
        the English one is returned, else the first one, else ``""``.
        """
        requested = default_language() if language is None else language
        if (text := self._texts.get(requested)) is not None:
            return text
        tag = _native.negotiate([requested, "en"], list(self._texts))
        return next(iter(self._texts.values()), "") if tag is None else self._texts[tag]

    def __getitem__(self, language: str) -> str:
        """Return the text in exactly this language."""
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the language tags."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Return the number of languages."""
        return len(self._texts)

    def __hash__(self) -> int:
        """Hash the texts."""
        return hash(frozenset(self._texts.items()))

    def __str__(self) -> str:
        """Return the text in the language of the environment."""
        return self()

    def __repr__(self) -> str:
        """Show all texts."""
        return f"Text({self._texts!r})"

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse changes."""
        raise AttributeError(f"Text is immutable: {name} can't be set")

    def __reduce__(self) -> tuple[type[Text], tuple[dict[str, str]]]:
        """Pickle the texts."""
        return Text, (self._texts,)

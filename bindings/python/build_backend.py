"""The build backend: maturin, without the compiler flags of the repository.

The program of the repository is linked statically (``.cargo/config.toml``), which a shared library can't be, and no
flag takes that back. Cargo ignores the flags of configuration files if the environment variable is set.
"""

import os

os.environ.setdefault("RUSTFLAGS", "")

from maturin import *  # noqa: F403

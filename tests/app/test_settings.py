"""The app listens here only, tells nobody anything, and is safe by default (DESIGN §10)."""

import tomllib

import pytest

from tests.shared_folder import ROOT


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "allowedHosts", ["localhost", "127.0.0.1"]),
        ("server", "showEmailPrompt", False),
        ("server", "maxUploadSize", 200),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "disableDataExport", True),
        ("runner", "postScriptGC", False),
    ],
)
def test_settings_are_the_safe_ones(section, name, value):
    """Loopback only, no telemetry, no traceback, uploads capped, exports by lishu only."""
    text = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)[section][name] == value

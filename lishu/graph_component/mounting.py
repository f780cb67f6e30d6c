"""The component on a page."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import (
    get_bidi_component_manager,
)
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from lishu import __version__
from lishu.graph_component.gathering import FOLDER, gathered

_HTML = (
    '<div class="graph"><div class="canvas" role="application" tabindex="0"></div>'
    '<div class="tools"><button type="button" class="png" hidden></button></div>'
    '<div class="status" role="status" aria-live="polite"></div></div>'
)


def graph(data: Mapping[str, Any], *, key: str) -> None:
    """Draw what `lishu.drawing.payload` gives; a click follows the link of its node.

    `data` holds besides it `file`, the name of a PNG, and `words`: png, graph, going.
    """
    _component(get_bidi_component_manager())(key=key, data=dict(data))


@lru_cache(maxsize=4)
def _component(manager: BidiComponentManager) -> Any:
    """The component, registered once with a running app.

    The manifest is given here and not looked for among installed packages: so it works
    from a checkout and from a wheel alike.
    """
    manifest = ComponentManifest(
        "lishu", __version__, [ComponentConfig("graph", FOLDER)]
    )
    manager.register_from_manifest(manifest, gathered())
    return st.components.v2.component(
        "lishu.graph", html=_HTML, css="graph.css", js="graph.js"
    )

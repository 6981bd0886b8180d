"""Our browser components, registered with Streamlit from files of this package.

The JavaScript stands as files under static/ and is served from this host: inline code would have to be loaded from a blob: URL,
which the content policy forbids. Streamlit takes files only from installed packages with a manifest, so the manifest is handed to its
component manager directly (private API of the pinned release; tests/browser would notice a change).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from parcam.ui.assets import OURS

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("chart", "listing", "headline", "deck")
_MANIFEST = ComponentManifest(name="parcam", version="1", components=[ComponentConfig(name=name, asset_dir=OURS.name) for name in NAMES])


def part(name: str) -> Callable[..., Any]:
    """The mounting command of static/<name>.js with static/<name>.css. Its element lies in the page, not in a shadow root."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"parcam.{name}") is None:
        manager.register_from_manifest(_MANIFEST, OURS.parent)
        _mount.cache_clear()
    return _mount(name)


@lru_cache(maxsize=len(NAMES))
def _mount(name: str) -> Callable[..., Any]:
    return st.components.v2.component(f"parcam.{name}", js=f"{name}.js", css=f"{name}.css", isolate_styles=False)


def teller(key: str, event: str, tell: Callable[[Any], None] | None) -> Callable[[], None]:
    """A callback for `event` of the component under `key`: hands its value to `tell` before the script runs."""

    def callback() -> None:
        value = st.session_state[key][event]
        if tell is not None and value is not None:
            tell(value)

    return callback

"""The language of the page: chosen, else of the address, else of the browser."""

import streamlit as st

LANGUAGES = {"zh": "中文", "en": "English"}
PARAMETER = "lang"


def language() -> str:
    """The language of this run, zh or en."""
    asked = st.query_params.get(PARAMETER, "")
    return asked if asked in LANGUAGES else of_browser()


def of_browser() -> str:
    """The language that the browser asks for."""
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"

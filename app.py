"""The app: configuration and navigation, nothing else. Start it with `make run`."""

import streamlit as st

st.set_page_config(page_title="隶属 lishu", page_icon="🏛️", layout="centered")
st.navigation(
    [st.Page("app_pages/start.py", title="隶属 lishu", default=True)],
    position="hidden",
).run()

"""The app: configuration, response headers and navigation. Start it with `lishu app`."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app_parts import faults, headers, navigation

if get_script_run_ctx(suppress_warning=True) is None:
    # The server reads this file once for the application that it serves …
    app = st.App(
        __file__,
        routes=headers.ROUTES,
        middleware=headers.MIDDLEWARE,
        on_script_error=faults.tell,
    )
else:
    # … and runs it whenever somebody looks at a page.
    st.set_page_config(page_title="隶属 lishu", page_icon="🏛️", layout="wide")
    navigation.run()

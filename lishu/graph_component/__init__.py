"""The graph as a component of Streamlit: what the browser draws and lets people click."""

from lishu.graph_component.mounting import graph

__all__ = ["graph"]

"""How a view is drawn: where its nodes stand, and what of it can be taken away.

In: a `View` (lishu.explorer.view). Out: nodes, edges and options for vis-network, an
SVG, a page of HTML that asks nobody for anything, GraphML.
"""

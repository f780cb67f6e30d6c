"""Resolving inside Neo4j: Cypher that is written from the facts and the rulebooks.

In: the rulebooks in force on a date. Out: statements to be run in order. The database
decides everything; `store_resolve` only sends them. What does not depend on rulebooks
stands in the *.cypher files beside; a line `//% name` there is filled in.
"""

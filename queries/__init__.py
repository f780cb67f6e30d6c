"""What can be asked: the Neo4j store and its server, the named questions, the console."""

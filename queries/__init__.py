"""What can be asked: the Neo4j store and its server, the named questions, the console."""

from queries.answer import Answer
from queries.asking import ask, connect
from queries.console_answer import ConsoleAnswer, Limits, console
from queries.question_files import questions
from queries.refusals import ConsoleError
from queries.server_state import Server

__all__ = [
    "Answer",
    "ConsoleAnswer",
    "ConsoleError",
    "Limits",
    "Server",
    "ask",
    "connect",
    "console",
    "questions",
]

"""The doors that people use: command line, reports, samples."""

__version__ = "0.1.0"

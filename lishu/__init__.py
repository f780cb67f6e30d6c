"""The doors that people use: command line, reports, samples."""

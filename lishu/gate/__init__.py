"""The gate: which findings may stay, what fails, and why."""

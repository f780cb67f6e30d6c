"""Speed and scale as ratios, each beside what a user would pick instead."""

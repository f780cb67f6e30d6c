"""`python -m lishu` is the same as `lishu`."""

from lishu.cli import main

if __name__ == "__main__":
    main(prog_name="lishu")

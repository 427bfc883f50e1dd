"""``python -m whosays`` and the command ``whosays``."""

import sys

#: As in ``whosays.cli.group``, which may not be there yet.
_INTERRUPTED = 130


def main() -> None:
    """Run the command line; Ctrl-C is heeded even while the program is being loaded."""
    try:
        from whosays.cli import main as run

        run(prog_name="whosays")
    except KeyboardInterrupt:
        sys.stderr.write("whosays: interrupted\n")
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()

"""What the importers tell: on a terminal, or in the log that a CI system reads."""


def shown(text):
    """Text of somebody's file as a terminal may have it, and the CI system that reads the log."""
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return safe.replace("##", "#\\x23")


def reason_of(error):
    """What went wrong, a line each; with the name of the file where the operating system refused it."""
    name = getattr(error, "filename", None)
    text = "cannot open %s: %s" % (name, error.strerror) if name else str(error)
    return "\n".join(shown(line) for line in text.split("\n"))

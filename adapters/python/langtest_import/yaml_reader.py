"""Reads a configuration: PyYAML parses it where it is installed, otherwise yaml_subset.

Of PyYAML only the parser is used, which says where mappings, lists and scalars begin and end; it makes no objects.
"""
from . import yaml_subset
from .yaml_nodes import ConfigError, Mapping, MOST_DEPTH, Scalar, Sequence

try:
    import yaml
except ImportError:
    yaml = None

MOST_BYTES = 1 << 20


def read(text):
    """The node of the document. Throws ConfigError."""
    return _read_parsed(text) if yaml else yaml_subset.read(text)


def _read_parsed(text):
    try:
        return _Builder(yaml.parse(text, Loader=yaml.SafeLoader)).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML"
        raise ConfigError(reason, mark.line + 1 if mark else None) from None


class _Builder:
    """Makes nodes of PyYAML's events."""

    def __init__(self, events):
        self.events = events

    def document(self):
        node = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and node:
                raise ConfigError("only one document is understood", event.start_mark.line + 1)
            if isinstance(event, yaml.NodeEvent):
                node = self.node(event, 0)
        return node or Scalar("", True, 1)

    def node(self, event, depth):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise ConfigError("anchors and aliases are not understood", line)
        if event.tag:
            raise ConfigError("tags are not understood", line)
        if depth > MOST_DEPTH:
            raise ConfigError("nested too deeply", line)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, event.implicit[0], line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(list(self.nodes(yaml.SequenceEndEvent, depth)), line)
        nodes = list(self.nodes(yaml.MappingEndEvent, depth))
        keys = nodes[0::2]
        for key in keys:
            if not isinstance(key, Scalar):
                raise ConfigError("%s cannot be a key" % key.kind, key.line)
        return Mapping(zip(keys, nodes[1::2]), line)

    def nodes(self, end, depth):
        for event in self.events:
            if isinstance(event, end):
                return
            yield self.node(event, depth + 1)

"""Pieces of a page. A widget owns its session-state keys and returns a plain value."""

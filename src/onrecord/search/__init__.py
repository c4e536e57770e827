"""Queries and their results as values; no Prefect, no trafilatura. Only `adapters.elastic` is spoken to."""

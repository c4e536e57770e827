"""Index documents, index names and schemas. Pure: nothing here knows an engine, a clock or the disk."""

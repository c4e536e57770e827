"""Input and output: inbox, archive, quarantine, ledger and Elasticsearch. Nothing here reads text."""

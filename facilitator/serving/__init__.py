"""The ways to run the server: each module knows one kind of event loop, and is imported only after that has patched the standard library (`run.py`)."""

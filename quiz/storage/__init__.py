"""What has to be kept: the database, and functions that take a session of it."""

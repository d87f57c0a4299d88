"""Which days an event happened on: expressions of time, their values, the events they date. The entry is `when`."""

"""The page and its API: a real server in a process of its own, visited by a browser, by programs and by people who mean harm."""

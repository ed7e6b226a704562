-- A voter who answered everything and marked two statements as important.
wrk.method = "POST"
wrk.body = os.getenv("BALLOT")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Accept-Encoding"] = "br"

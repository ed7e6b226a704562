"""The least a Flask application can do, to measure the quiz against."""

from flask import Flask


def create_app() -> Flask:
    app = Flask("hello", static_folder=None)

    @app.get("/")
    def hello() -> str:
        return "hello"

    return app

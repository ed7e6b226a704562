# What compose.yaml runs. Set-up is the one that everybody has, with every hash checked.
FROM python:3.11-slim AS made
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends make
WORKDIR /quiz
COPY . .
RUN make setup postgresql && rm -rf node_modules

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home quiz && install -d -o quiz -g quiz -m 700 /var/lib/quiz
COPY --from=made /quiz /quiz
WORKDIR /quiz
USER quiz
CMD ["/quiz/.venv/bin/quiz", "serve"]

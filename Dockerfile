# The program in a container: docker run --rm -v "$PWD:/work" IMAGE check data
FROM rust:1-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo install --locked --path . --features full --root /out

FROM debian:bookworm-slim
# ecs-err diff reads revisions with git.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
COPY --from=build /out/bin/ecs-err /usr/local/bin/ecs-err
WORKDIR /work
ENTRYPOINT ["ecs-err"]
CMD ["--help"]

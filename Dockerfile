# The program in a small image: built with everything it needs, shipped with nothing else.
FROM rust:1.95-bookworm AS build
WORKDIR /house
COPY . .
RUN cargo build --release --locked --bin longtable

FROM debian:bookworm-slim
RUN useradd --system --create-home --home-dir /var/lib/longtable longtable
COPY --from=build /house/target/release/longtable /usr/local/bin/longtable
USER longtable
WORKDIR /var/lib/longtable
ENV LONGTABLE_DATA=/var/lib/longtable LONGTABLE_LISTEN=0.0.0.0:8080 LONGTABLE_LOG_FORMAT=json
EXPOSE 8080
ENTRYPOINT ["longtable"]
CMD ["serve"]

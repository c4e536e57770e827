# onrecord: worker, Prefect server and set-up in one image. It holds no Java: compose brings Elasticsearch.
ARG PYTHON_VERSION=3.12

FROM python:${PYTHON_VERSION}-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /venv
WORKDIR /app
# the pinned, hashed packages first: they change less often than our own code
COPY requirements.lock ./
RUN /venv/bin/pip install --no-deps --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /venv/bin/pip install --no-deps --no-build-isolation --editable . \
    && /venv/bin/python -m compileall -q /venv/lib src \
    && /venv/bin/python -c "import prefect.server.api.server, trafilatura, onrecord"

FROM python:${PYTHON_VERSION}-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp ONRECORD_ROOT=/app
# a new volume takes the owner of the folder that it is mounted on
RUN install -d -o 1000 -g 0 -m 0770 /data /certs /keys /snapshots /prefect /inbox
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY flows /app/flows
COPY kibana/onrecord.ndjson /app/kibana/onrecord.ndjson
COPY prefect.yaml /app/prefect.yaml
WORKDIR /app
USER 1000:0
CMD ["onrecord", "--help"]

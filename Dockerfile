FROM python:3.12-slim
COPY . /src
RUN pip install --no-cache-dir /src && rm -rf /src && useradd --create-home tonecheck
USER tonecheck
WORKDIR /work
ENTRYPOINT ["tonecheck"]
CMD ["lint"]

"""An object store on loopback (moto's S3), with the real client before it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def bucket() -> Iterator[str]:
    """The address of an empty bucket; this process and those it starts find the server through their environment."""
    for library in ("moto.server", "s3fs"):
        pytest.importorskip(library)
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for each request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
            for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
                patch.setenv(name, "test")
            patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
            from s3fs import S3FileSystem

            S3FileSystem.clear_instance_cache()  # one that is kept speaks to the server before
            S3FileSystem().mkdir(f"kho-{port}")  # what a server held outlives it in this process
            yield f"s3://kho-{port}"
    finally:
        server.stop()

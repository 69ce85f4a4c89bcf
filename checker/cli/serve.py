"""`checker serve`: the page in a browser."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import click

from checker.cli.speech import Command, Refused, language, option
from checker.model import Message

if TYPE_CHECKING:
    from checker.web.settings import Settings

_TOKEN = "SOAT_TOKEN"
_SHORTEST = 16
_LACKING = Message(
    "Thiếu phần cho trang web. Cài: python -m pip install -r .lock/web.txt (hoặc soat[web]).",
    "What the page needs is not installed: python -m pip install -r .lock/web.txt (or soat[web]).",
)


@click.command(
    "serve",
    cls=Command,
    both=Message(
        "Mở trang web trên máy này: thả kế hoạch vào, xem kết quả, tải bản nhận xét. Không gửi gì ra ngoài.",
        "Open the page on this machine: drop plans, see the results, take commented copies. Nothing is sent anywhere.",
    ),
)
@option(
    "--host",
    default="127.0.0.1",
    value=Message("ĐỊA_CHỈ", "ADDRESS"),
    both=Message(
        "Địa chỉ nhận kết nối; khác 127.0.0.1 thì người dùng phải có mã truy cập.  [mặc định: 127.0.0.1]",
        "Address to listen at; but for 127.0.0.1 a token is asked for.  [default: 127.0.0.1]",
    ),
)
@option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    value=Message("CỔNG", "PORT"),
    both=Message("Cổng; 0: cổng trống bất kỳ.  [mặc định: 8765]", "Port; 0: any that is free.  [default: 8765]"),
)
@option("--open", "open_", is_flag=True, both=Message("Mở trang trong trình duyệt.", "Open the page in the browser."))
@option(
    "--token",
    envvar=_TOKEN,
    value=Message("MÃ", "TOKEN"),
    both=Message(
        f"Mã truy cập, từ {_SHORTEST} ký tự (hoặc biến môi trường {_TOKEN}).  [mặc định: tự tạo khi cần]",
        f"The token, {_SHORTEST} characters or more (or the variable {_TOKEN}).  [default: made where one is needed]",
    ),
)
@option(
    "--name",
    "names",
    multiple=True,
    value=Message("TÊN", "NAME"),
    both=Message(
        "Tên máy mà trình duyệt được dùng để gọi trang (ngoài địa chỉ); nêu nhiều lần được.",
        "A host name by which browsers may call the page (besides addresses); may be given several times.",
    ),
)
@option(
    "--keep",
    type=click.IntRange(1, 1440),
    default=60,
    value=Message("PHÚT", "MINUTES"),
    both=Message(
        "Xóa tệp đã gửi sau chừng này phút không dùng.  [mặc định: 60]", "Delete what was sent after so many idle minutes.  [default: 60]"
    ),
)
def command(host: str, port: int, open_: bool, token: str | None, names: tuple[str, ...], keep: int) -> None:
    """The server, until it is stopped."""
    try:
        from checker.web.serve import serve
        from checker.web.settings import Bounds, Settings, is_loopback
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("starlette", "uvicorn", "python_multipart", "multipart"):
            raise Refused(_LACKING) from None
        raise
    if token is not None and len(token) < _SHORTEST:
        raise Refused(Message(f"Mã truy cập cần từ {_SHORTEST} ký tự.", f"The token needs {_SHORTEST} characters or more."))
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    told = tuple(name.lower() for name in names)
    settings = Settings(host=host, port=port, token=token, names=told, lang=language(), bounds=Bounds(keep=keep * 60))
    lang = language()
    try:
        serve(settings, begun=lambda here: _begun(here, lang, open_=open_))
    except OSError as error:
        wrong = Message(
            f"Không mở được cổng {port} ở {host}: {error.strerror}. Thử --port 0.",
            f"Cannot open port {port} at {host}: {error.strerror}. Try --port 0.",
        )
        raise Refused(wrong) from None


def _begun(settings: Settings, lang: str, *, open_: bool) -> None:
    """Says where the page is, and opens it. Called beside the server, outside of click."""
    url = address(settings)
    words = ("Trang đang chạy tại", "bấm Ctrl+C để dừng") if lang != "en" else ("The page is at", "press Ctrl+C to stop")
    click.echo(f"{words[0]} {url}  ({words[1]})")
    if open_:
        import webbrowser

        webbrowser.open(url)


def address(settings: Settings) -> str:
    """What to type into a browser."""
    host = _reached(settings.host)
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{settings.port}/{f'?token={settings.token}' if settings.token else ''}"


def _reached(host: str) -> str:
    """A name of this machine for an address that stands for all of its addresses."""
    if host not in ("0.0.0.0", "::"):
        return host
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; tells which of our addresses would
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"

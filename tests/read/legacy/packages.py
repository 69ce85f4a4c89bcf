"""Parts → the bytes of an .odt, written out by hand."""

from __future__ import annotations

import io
import zipfile

_NAMES = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
}  # fmt: skip
_SPACES = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in _NAMES.items())


def odt(body: str, *, styles: str = "", pages: str = "", manifest: str = "") -> bytes:
    """A package with this body; `styles` are automatic ones, `pages` the master styles."""
    fonts = '<office:font-face-decls><style:font-face style:name="Old" svg:font-family="\'.VnTime\'"/></office:font-face-decls>'
    content = f"<office:document-content {_SPACES}>{fonts}<office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    master = f"<office:document-styles {_SPACES}><office:master-styles>{pages}</office:master-styles></office:document-styles>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, text in (("content.xml", content), ("styles.xml", master), ("META-INF/manifest.xml", f"<m>{manifest}</m>")):
            archive.writestr(name, text)
    return out.getvalue()

"""The three users' paths in a real browser: both languages, at a desk and on a phone, light and dark; and what axe says of every page."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.web.server import CORPUS, FAMILY, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


_STATUS = "the server responded with a status of"  # told of every answer that is no 200


class Screen(NamedTuple):
    """How a page is looked at."""

    lang: str
    width: int
    height: int

    def said(self, vi: str, en: str) -> str:
        return en if self.lang == "en" else vi


SCREENS = [Screen(lang, *size) for lang in ("vi", "en") for size in ((1280, 900), (390, 844))]
ids = [f"{s.lang}-{s.width}" for s in SCREENS]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield found
        found.close()


class Walk:
    """A page of a context, which writes down whatever is asked of others and whatever the browser complains of."""

    def __init__(self, page: Page, server: Server, screen: Screen) -> None:
        self.page, self.server, self.screen = page, server, screen
        self.complaints: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") and _STATUS not in m.text else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("request", lambda r: None if r.url.startswith(server.url) else self.complaints.append(f"asks {r.url}"))
        page.goto(f"{server.url}?lang={screen.lang}")

    def sound(self, *, dark: bool = False) -> None:
        """axe has nothing serious to say (of dark colours: of the contrast), nothing sticks out at the side."""
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.screen.width, self.page.url
        if self.screen not in (SCREENS[0], SCREENS[3]):  # one of each language, one of each width: axe takes a second a page
            return
        self._axe({})
        if dark:
            self.page.emulate_media(color_scheme="dark")
            self._axe({"runOnly": ["color-contrast"]})
            self.page.emulate_media(color_scheme="light")

    def _axe(self, more: dict[str, Any]) -> None:
        found = axe.Axe().run(self.page, options={"resultTypes": ["violations"], **more}).response["violations"]
        told = {v["id"]: [n["html"][:120] for n in v["nodes"][:3]] for v in found if v["impact"] in ("serious", "critical")}
        assert told == {}, (more, self.page.url)

    def press(self, vi: str, en: str) -> None:
        self.page.get_by_role("button", name=self.screen.said(vi, en), exact=True).first.click()

    def choose(self, plans: list[Path], parents: list[Path]) -> None:
        self.page.set_input_files("#plans", plans)
        self.page.set_input_files("#parents", parents)

    def took(self, vi: str, en: str, folder: Path) -> Path:
        """A result that is taken along."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=self.screen.said(vi, en), exact=True).click()
        target = folder / coming.value.suggested_filename
        coming.value.save_as(target)
        return target


@pytest.fixture
def walk(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Walk]:
    screen: Screen = request.param
    context = browser.new_context(viewport={"width": screen.width, "height": screen.height}, locale=screen.lang)
    context.set_default_timeout(30_000)
    found = Walk(context.new_page(), server, screen)
    yield found
    context.close()
    assert found.complaints == []


@pytest.mark.parametrize("walk", SCREENS, indirect=True, ids=ids)
def test_a_school(walk: Walk, tmp_path: Path) -> None:
    """One plan, its parent: the verdict, the words to paste, her own file with comments; and everything deleted."""
    page = walk.page
    walk.choose([FAMILY / "faulty.docx"], [FAMILY / "parent.docx"])
    assert page.locator(".chosen li").count() == 2
    walk.sound(dark=True)
    walk.press("Kiểm tra", "Check")
    page.wait_for_selector("form.facts")
    walk.sound(dark=True)
    walk.press("Đúng rồi, kiểm tra", "That is right: check")
    page.wait_for_selector("article.plan")
    assert walk.screen.said("Cần sửa trước khi nộp.", "To be mended before it is sent in.") in page.locator(".verdict").first.inner_text()
    assert "214/KH-GD&ĐT" in page.locator(".findings").inner_text()
    walk.sound(dark=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".suggestion", has_text="241/KH-GD&ĐT").get_by_role("button").first.click()
    page.wait_for_function("navigator.clipboard.readText().then((said) => said === '241/KH-GD&ĐT')")
    copy = walk.took("Bản có nhận xét tại chỗ", "The file with comments in place", tmp_path)
    assert copy.name == "faulty.nhan-xet.docx"
    with zipfile.ZipFile(copy) as package:
        assert "word/comments.xml" in package.namelist()
    walk.press("Xóa ngay các tệp này", "Delete these files now")
    page.wait_for_url("**/deleted")
    walk.sound()
    assert walk.server.left == []


@pytest.mark.parametrize("walk", SCREENS, indirect=True, ids=ids)
def test_an_officer(walk: Walk, tmp_path: Path) -> None:
    """Several plans, their parent, a roster: a target is set right, the table tells who has to mend what, the workbook is taken along."""
    page, folder = walk.page, CORPUS / "quan-8"
    walk.choose([folder / "faulty.docx", folder / "compliant.docx"], [folder / "parent.docx"])
    page.locator("details.more summary").first.click()
    page.set_input_files("#roster", folder / "roster.csv")
    walk.sound()
    walk.press("Kiểm tra", "Check")
    page.wait_for_selector("form.facts")
    fact = page.locator(".fact", has_text="được trang bị kỹ năng phòng, chống xâm hại").first
    figure = fact.get_by_label(walk.screen.said("Con số", "Figure"))
    assert figure.input_value() == "90"
    figure.fill("rất nhiều")
    walk.press("Kiểm tra theo nội dung này", "Check by this")
    page.wait_for_selector(".problem")
    walk.sound()
    page.locator(".problem a").click()
    page.locator("[aria-invalid]").fill("99")
    walk.press("Kiểm tra theo nội dung này", "Check by this")
    page.wait_for_selector("table.plans")
    assert (
        walk.screen.said("1 kế hoạch cần sửa", "1 to be mended") in page.locator(".verdict").first.inner_text()
        or page.locator("tr.is-error").count()
    )
    assert walk.screen.said("Chưa nộp (2)", "Not handed in (2)") in page.locator(".roll").inner_text()
    walk.sound(dark=True)
    book = walk.took("Bảng tính (XLSX)", "Workbook (XLSX)", tmp_path)
    assert zipfile.is_zipfile(book)
    page.get_by_role("link", name="compliant.docx", exact=True).click()
    page.wait_for_selector("article.plan")
    assert "99%" in page.locator("article.plan").inner_text()
    assert walk.screen.said("đã được người kiểm tra sửa (1 chỗ)", "as it was corrected before the check (1)") in page.content()
    walk.sound()
    walk.press("Xóa ngay mọi tệp của tôi", "Delete all my files now")
    page.wait_for_url("**/deleted")


@pytest.mark.parametrize("walk", SCREENS, indirect=True, ids=ids)
def test_an_auditor(walk: Walk, tmp_path: Path) -> None:
    """A plan without its parent: what could not be judged is no pass; the report for programs; the rule that a finding names."""
    page = walk.page
    walk.choose([CORPUS / "ba-che" / "compliant.pdf"], [])
    walk.press("Kiểm tra", "Check")
    page.wait_for_selector("article.plan")
    assert walk.screen.said("không coi là đạt", "which is no pass") in page.locator(".verdict").first.inner_text()
    page.locator(".take summary").click()
    said = json.loads(walk.took("JSON", "JSON", tmp_path).read_text("utf-8"))
    assert said["reports"][0]["file"] == "compliant.pdf"
    page.get_by_role("link", name=walk.screen.said("Quy tắc", "Rules"), exact=True).click()
    page.wait_for_url("**/rules")
    walk.sound(dark=True)
    page.get_by_role("link", name="CC03").first.click()
    page.wait_for_url("**/rules/CC03")
    walk.sound(dark=True)
    assert walk.screen.said("Căn cứ", "Source") in page.locator("article").inner_text()
    other = walk.screen.said("English", "Tiếng Việt")
    page.get_by_role("link", name=other, exact=True).click()
    page.wait_for_url("**/rules/CC03?lang=*")
    assert page.locator("html").get_attribute("lang") == walk.screen.said("en", "vi")
    page.goto(f"{walk.server.url}check/nichts")
    walk.sound()


@pytest.mark.parametrize("walk", SCREENS[:1], indirect=True)
def test_by_keyboard_alone(walk: Walk) -> None:
    """Every control is reached by Tab, in the order of the page, and does its work with Enter."""
    page = walk.page
    reached = []
    for _ in range(10):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.tagName")
        )
    assert reached == ["#main", "/", "/", "/rules", "/?lang=en", "plans", "parents", "INPUT", "SUMMARY", "BUTTON"]
    walk.choose([FAMILY / "faulty.docx"], [FAMILY / "parent.docx"])
    page.keyboard.press("Enter")
    page.wait_for_selector("form.facts")
    page.locator("button.primary").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("article.plan")


def test_without_a_script(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(server.url)
    page.set_input_files("#plans", [FAMILY / "faulty.docx"])
    page.set_input_files("#parents", [FAMILY / "parent.docx"])
    page.locator("button.primary").click()
    page.wait_for_selector("form.facts", timeout=30_000)  # the page loads itself again
    page.locator("button.primary").first.click()
    page.wait_for_selector("article.plan", timeout=30_000)
    context.close()


@pytest.mark.parametrize("walk", SCREENS[:1], indirect=True)
def test_files_are_dropped_and_bounds_are_told_before_they_are_sent(walk: Walk) -> None:
    page = walk.page
    page.evaluate(
        """() => {
            const taken = new DataTransfer();
            for (const [name, size] of [["a.docx", 10], ["lon.docx", 51 * 1048576]]) taken.items.add(new File([new Uint8Array(size)], name));
            document.querySelector(".drop.main").dispatchEvent(new DragEvent("drop", { dataTransfer: taken, bubbles: true, cancelable: true }));
        }"""
    )
    assert page.locator(".chosen li").all_inner_texts() == ["a.docx\n1 KB", "lon.docx\n51 MB"]
    assert "lon.docx (51 MB)" in page.locator(".problem").inner_text()
    walk.press("Kiểm tra", "Check")
    assert page.url.rstrip("/").endswith("?lang=vi")

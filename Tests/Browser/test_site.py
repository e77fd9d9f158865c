#!/usr/bin/env python3
"""A reader's way through the built site, in a real browser, from files.

    test_site.py FOLDER [--pictures DIR]

Searches an English and a Chinese word and follows a result, toggles dark and finds it kept, opens a hint, uses the keyboard alone, prints to PDF.
--pictures: also photographs every kind of page, wide and narrow, light and dark.
"""
import json, os, re, sys, urllib.parse
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from chromium import Browser

tests = []
def test(function):
    tests.append(function)
    return function

def address(page): return "file://" + urllib.parse.quote(os.path.join(FOLDER, page))

def lessons(): return sorted(name for name in os.listdir(os.path.join(FOLDER, "lessons")) if name.endswith(".html"))

def with_text(pattern):
    """The first lesson whose page has the pattern."""
    for name in lessons():
        if re.search(pattern, open(os.path.join(FOLDER, "lessons", name), encoding="utf-8").read()): return "lessons/" + name
    return None


@test
def every_page_loads_without_a_complaint(b):
    for page in ["index.html", "contents.html", "names.html", "search.html", "api/index.html", "api/torch.nn.html", "lessons/" + lessons()[0]]:
        b.events.clear()
        b.open(address(page))
        assert not b.complaints(), (page, b.complaints())
        away = [url for url in b.requests() if not url.startswith(("file:", "data:", "about:"))]
        assert not away, away
        assert b.run("document.documentElement.scrollWidth <= innerWidth"), f"{page} is wider than the window"


@test
def narrow_pages_fit(b):
    b.face(390, 844, 2)
    for page in ["index.html", "contents.html", "names.html", "api/index.html", "api/torch.html", "search.html?q=conv"] + ["lessons/" + name for name in lessons()]:
        b.open(address(page.split("?")[0]) + ("?" + page.split("?")[1] if "?" in page else ""))
        width = b.run("document.documentElement.scrollWidth")
        assert width <= 390, f"{page} is {width} wide"
    b.face(1280, 900)


def follow(b, word, language=None):
    b.open(address("index.html"))
    b.click(".search input")
    b.type(word)
    b.press("Enter")
    b.wait_for("document.querySelectorAll('#results a').length > 0")
    hit = b.run("document.querySelector('#results a').textContent")
    lesson = "#results li" + (f"[lang={language}]" if language else "") + " a[href^='lessons/'][href*='#']"
    b.wait_for(f"document.querySelector({json.dumps(lesson)}) !== null")
    assert b.run(f"document.querySelector({json.dumps(lesson)}).closest('li').querySelector('mark') !== null"), "the word is not marked"
    b.click(lesson)
    b.wait_for("location.hash.length > 1 && document.readyState === 'complete' && location.pathname.includes('/lessons/')")
    heading = "document.getElementById(decodeURIComponent(location.hash.slice(1)))"
    assert b.run(f"{heading} !== null"), "the section is not there"
    b.wait_for(f"Math.abs({heading}.getBoundingClientRect().top) < innerHeight")
    return hit


@test
def an_english_word_leads_to_its_section(b): follow(b, "padding")


@test
def a_chinese_word_leads_to_its_section(b):
    page = with_text(r'<html lang="zh"')
    if page is None: return "no lesson in Chinese"
    text = re.sub(r"<[^>]*>", "", re.findall(r"<h2[^>]*>(.*?)<a class", open(os.path.join(FOLDER, page), encoding="utf-8").read())[0])
    follow(b, max(re.findall(r"[\u4e00-\u9fff]+", text), key=len)[:4], "zh")


@test
def what_is_not_there_is_said(b):
    b.open(address("search.html") + "?q=zzzyxw")
    assert "Nothing" in b.wait_for("document.getElementById('found').textContent")
    b.open(address("search.html") + "?q=" + urllib.parse.quote("<img src=x onerror=alert(1)>"))
    assert b.run("document.querySelector('main img')") is None


@test
def dark_is_kept_on_other_pages(b):
    b.open(address("index.html"))
    light = b.run("getComputedStyle(document.body).backgroundColor")
    b.click("#theme")
    dark = b.run("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    for page in ["lessons/" + lessons()[0], "api/torch.html"]:
        b.open(address(page))
        assert b.run("getComputedStyle(document.body).backgroundColor") == dark, page
    b.click("#theme")
    b.open(address("index.html"))
    assert b.run("getComputedStyle(document.body).backgroundColor") == light


@test
def a_hint_opens(b):
    page = with_text(r"<summary>Hint")
    if page is None: return "no lesson with hints"
    b.open(address(page))
    hint = "[...document.querySelectorAll('details')].find(d => d.firstElementChild.textContent.startsWith('Hint'))"
    assert b.run(f"{hint}.open") is False
    b.run(f"{hint}.firstElementChild.id = 'the-hint'")
    b.click("#the-hint")
    b.wait_for(f"{hint}.open && {hint}.getBoundingClientRect().height > 40")


@test
def the_keyboard_is_enough(b):
    b.open(address("index.html"))
    b.press("Tab")
    assert b.run("document.activeElement.className") == "skip"
    b.press("Enter")
    assert b.run("document.activeElement.id") == "content", "the skip link leads to the content"
    seen = []
    for _ in range(12):
        b.press("Tab")
        seen.append(b.run("document.activeElement.textContent.trim()"))
        outline = b.run("(() => { const s = getComputedStyle(document.activeElement), a = getComputedStyle(document.activeElement, '::after'); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || a.outlineStyle !== 'none'; })()")
        assert outline, f"no focus is seen on {seen[-1]!r}"
        if seen[-1].startswith("Start"): break
    assert seen[-1].startswith("Start"), seen
    b.press("Enter")
    b.wait_for("location.pathname.includes('/lessons/') && document.readyState === 'complete'")
    for _ in range(200):
        b.press("Tab")
        if b.run("document.activeElement.tagName") == "SUMMARY" and b.run("document.activeElement.closest('main') !== null"): break
    assert b.run("document.activeElement.tagName") == "SUMMARY", "no fold was reached"
    before = b.run("document.activeElement.parentElement.open")
    b.press("Enter")
    b.wait_for(f"document.activeElement.parentElement.open !== {str(before).lower()}")
    # The search, and its results with the arrow keys.
    b.open(address("search.html"))
    b.type("kernel")
    b.wait_for("document.querySelectorAll('#results a').length > 1")
    b.press("ArrowDown"); b.press("ArrowDown"); b.press("ArrowUp")
    assert b.run("document.activeElement === document.querySelector('#results a')")
    b.press("Enter")
    b.wait_for("!location.pathname.endsWith('search.html')")


@test
def a_lesson_prints(b):
    b.open(address("lessons/" + lessons()[0]))
    path = os.path.join(PICTURES, "lesson.pdf") if PICTURES else os.devnull
    data = b.pdf(path)
    pages = len(re.findall(rb"/Type\s*/Page\b", data))
    assert data.startswith(b"%PDF") and pages >= 3, pages
    return f"{pages} pages"


def photograph(b):
    b.open(address("index.html"))
    b.run("localStorage.removeItem('lessons-face'); window.name = ''")
    first = with_text("exercise-section") or "lessons/" + lessons()[0]
    wanted = [("landing", "index.html"), ("contents", "contents.html"), ("lesson", first), ("names", "names.html"), ("api", "api/index.html"), ("module", "api/torch.nn.html"), ("search", "search.html?q=padding")]
    for dark in (False, True):
        for name, width in (("wide", 1280), ("phone", 390)):
            b.face(width, 900 if width > 600 else 844, 1 if width > 600 else 2, dark)
            for kind, page in wanted:
                b.open(address(page.split("?")[0]) + ("?" + page.split("?")[1] if "?" in page else ""))
                b.picture(os.path.join(PICTURES, f"{kind}-{name}{'-dark' if dark else ''}.png"))
                if kind in ("lesson", "landing"):
                    for number in (1, 2, 3, 4):
                        b.run(f"scrollTo({{top: document.body.scrollHeight * {number} / 5, behavior: 'instant'}})")
                        b.picture(os.path.join(PICTURES, f"{kind}-{name}{'-dark' if dark else ''}-{number}.png"))


if __name__ == "__main__":
    FOLDER = os.path.abspath(sys.argv[1])
    PICTURES = sys.argv[sys.argv.index("--pictures") + 1] if "--pictures" in sys.argv else None
    if PICTURES: os.makedirs(PICTURES, exist_ok=True)
    b, failed = Browser(), 0
    for one in tests:
        try:
            note = one(b)
            print("passed", one.__name__.replace("_", " "), f"({note})" if note else "")
        except Exception as error:
            failed += 1
            print("FAILED", one.__name__.replace("_", " "), "-", type(error).__name__, error)
    if PICTURES:
        photograph(b)
    b.close()
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)

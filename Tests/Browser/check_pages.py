#!/usr/bin/env python3
"""Checks the files of a built site: links and anchors, nothing from elsewhere, and what assistive technology needs.

    check_pages.py FOLDER [--tidy]

--tidy: also runs HTML Tidy over every page; any error of it is one here.  Exit status 1 if something is wrong.
"""
import os, re, subprocess, sys, urllib.parse
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "rect", "line", "circle", "path", "polyline", "polygon"}


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.ids, self.links, self.loads, self.problems = path, set(), [], [], []
        self.headings, self.stack, self.labels, self.named = [], [], [], None
        self.language = self.title = None
        self.mains = 0
        self.tables = []
        self.feed(open(path, encoding="utf-8").read())

    def wrong(self, text):
        self.problems.append(f"{self.path}:{self.getpos()[0]}: {text}")

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        inside = [name for name, _, _ in self.stack]
        if "id" in a:
            if a["id"] in self.ids: self.wrong(f"the id {a['id']!r} is there twice")
            self.ids.add(a["id"])
        if tag == "html": self.language = a.get("lang")
        if tag == "main": self.mains += 1
        if tag in ("a", "area") and "href" in a: self.links.append((a["href"], self.getpos()[0]))
        for name in ("src", "srcset", "poster", "data"):
            if name in a and not (tag == "object"): self.loads.append((a[name], self.getpos()[0]))
        if tag == "link" and a.get("rel") in ("stylesheet", "icon"): self.loads.append((a["href"], self.getpos()[0]))
        if tag == "form": self.loads.append((a.get("action", ""), self.getpos()[0]))
        if tag == "img" and "alt" not in a: self.wrong("a picture without alt")
        if tag == "input" and a.get("type") not in ("hidden", "radio") and not a.get("aria-label"): self.wrong("a field without a label")
        if re.match(r"h[1-6]$", tag):
            level = int(tag[1])
            if self.headings and level > self.headings[-1] + 1: self.wrong(f"h{level} follows h{self.headings[-1]}")
            if not self.headings and level != 1: self.wrong(f"the first heading is h{level}")
            self.headings.append(level)
        if tag == "table": self.tables.append(False)
        if tag == "th":
            if self.tables: self.tables[-1] = True
            if a.get("scope") not in ("col", "row", "colgroup", "rowgroup"): self.wrong("a table header without scope")
        if tag == "svg" and a.get("aria-hidden") != "true" and not (a.get("aria-label") or a.get("aria-labelledby")): self.wrong("a drawing without a title")
        if int(a.get("tabindex") or 0) > 0: self.wrong("a tabindex above 0")
        if tag == "script" and "src" not in a and "window.lessons" in a: self.wrong("an inline script")
        if any(name.startswith("on") for name in a): self.wrong(f"an event attribute on {tag}")
        if tag not in VOID and "math" not in inside: self.stack.append((tag, a, [""]))

    def handle_endtag(self, tag):
        while self.stack and self.stack[-1][0] != tag and tag in [name for name, _, _ in self.stack]: self.stack.pop()
        if not self.stack or self.stack[-1][0] != tag: return
        _, a, text = self.stack.pop()
        if self.stack: self.stack[-1][2][0] += text[0]
        if tag in ("a", "button") and not (text[0].strip() or a.get("aria-label")): self.wrong(f"a {tag} without a name")
        if tag == "title" and self.title is None: self.title = text[0]
        if tag == "table" and self.tables and not self.tables.pop(): self.wrong("a table without headers")

    def handle_data(self, data):
        if self.stack: self.stack[-1][2][0] += data
    handle_startendtag = lambda self, tag, attributes: self.handle_starttag(tag, attributes)


def main(folder, tidy):
    pages = {}
    for base, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".html"):
                path = os.path.normpath(os.path.join(base, name))
                pages[path] = Page(path)
    problems, links = [], 0
    for path, page in sorted(pages.items()):
        problems += page.problems
        if not page.language: problems.append(f"{path}: no language")
        if not page.title: problems.append(f"{path}: no title")
        if page.mains != 1 or page.headings.count(1) != 1: problems.append(f"{path}: {page.mains} main, {page.headings.count(1)} h1")
        for target, line in page.loads + page.links:
            parts = urllib.parse.urlsplit(target)
            if parts.scheme == "data": continue
            if parts.scheme or parts.netloc:
                if (target, line) in page.loads: problems.append(f"{path}:{line}: loads {target}")
                continue
            if target.startswith("/"): problems.append(f"{path}:{line}: {target} is not relative"); continue
            links += 1
            file = os.path.normpath(os.path.join(os.path.dirname(path), urllib.parse.unquote(parts.path))) if parts.path else path
            if not os.path.isfile(file): problems.append(f"{path}:{line}: no file {target}")
            elif parts.fragment and file.endswith(".html") and urllib.parse.unquote(parts.fragment) not in pages[file].ids: problems.append(f"{path}:{line}: no anchor {target}")
        if tidy:
            done = subprocess.run(["tidy", "-q", "-e", "--drop-empty-elements", "no", path], capture_output=True, text=True)
            problems += [f"{path}: tidy: {line}" for line in done.stderr.splitlines() if " - Error:" in line]
    sizes = sorted((os.path.getsize(path), path) for path in pages)
    total = sum(os.path.getsize(os.path.join(base, name)) for base, _, names in os.walk(folder) for name in names)
    for problem in problems[:60]: print(problem)
    largest = "; ".join(f"{path} {size // 1024} KB" for size, path in sizes[-3:][::-1])
    print(f"{len(pages)} pages, {links} internal links, {total // 1024} KB in all; largest: {largest}")
    print(f"{len(pages) if not problems else 0} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--tidy" in sys.argv))

"""Chromium without a window, driven over its DevTools protocol through two pipes: nothing but Python's own library is needed."""
import base64, json, os, shutil, subprocess, tempfile, time


class Browser:
    def __init__(self, width=1280, height=900, scale=1, dark=False):
        program = next((p for p in map(shutil.which, ["chromium", "chromium-browser", "google-chrome"]) if p), None)
        if not program: raise SystemExit("no Chromium here: apt-get install chromium")
        self.profile = tempfile.mkdtemp(prefix="lessons-browser-")
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        def place():
            os.dup2(theirs_in, 13); os.dup2(theirs_out, 14); os.dup2(13, 3); os.dup2(14, 4)
            for descriptor in (3, 4): os.set_inheritable(descriptor, True)
        self.process = subprocess.Popen([program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--hide-scrollbars", "--no-first-run",
                                         "--disable-dev-shm-usage", f"--user-data-dir={self.profile}", f"--window-size={width},{height}"],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=place, close_fds=False)
        os.close(theirs_in); os.close(theirs_out)
        self.reading, self.writing, self.buffer, self.number, self.events, self.session = ours_in, ours_out, b"", 0, [], None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"): self.send(domain + ".enable")
        self.face(width, height, scale, dark)

    def face(self, width, height, scale=1, dark=False):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=width < 600)
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def message(self, seconds=30):
        end = time.time() + seconds
        while b"\0" not in self.buffer:
            if time.time() > end: raise TimeoutError("the browser does not answer")
            part = os.read(self.reading, 1 << 16)
            if not part: raise EOFError("the browser ended")
            self.buffer += part
        raw, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(raw)

    def send(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session: message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer: raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, expression, seconds=15):
        end = time.time() + seconds
        while time.time() < end:
            value = self.run(expression)
            if value: return value
            time.sleep(0.05)
        raise AssertionError(f"never true: {expression}")

    def open(self, address):
        self.send("Page.navigate", url=address)
        self.wait_for("document.readyState === 'complete' && location.href !== 'about:blank'")

    def run(self, expression):
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result: raise RuntimeError(f"{expression}: {result['exceptionDetails'].get('exception', {}).get('description')}")
        return result["result"].get("value")

    def press(self, key, text=None, code=None, **more):
        codes = {"Tab": 9, "Enter": 13, "ArrowDown": 40, "ArrowUp": 38, " ": 32, "Escape": 27}
        common = dict(key=key, code=code or key, windowsVirtualKeyCode=codes.get(key, 0), **more)
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text or ("\r" if key == "Enter" else " " if key == " " else ""), **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text): self.send("Input.insertText", text=text)

    def click(self, selector):
        place = self.run(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center', behavior: 'instant'}}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def picture(self, path, whole=False):
        data = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        open(path, "wb").write(base64.b64decode(data))

    def pdf(self, path):
        data = self.send("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)["data"]
        open(path, "wb").write(base64.b64decode(data))
        return base64.b64decode(data)

    def requests(self):
        return [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]

    def complaints(self):
        found = [e["params"]["entry"]["text"] for e in self.events if e.get("method") == "Log.entryAdded" and e["params"]["entry"]["level"] == "error"]
        return found + [e["params"]["exceptionDetails"]["text"] for e in self.events if e.get("method") == "Runtime.exceptionThrown"]

    def close(self):
        try: self.send("Browser.close")
        except Exception: pass
        self.process.wait(10)
        shutil.rmtree(self.profile, ignore_errors=True)

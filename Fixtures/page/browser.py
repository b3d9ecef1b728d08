"""Debian's Chromium, driven by Debian's python3-selenium, with what DevTools can tell of a page."""
import base64
import json
import os
import pathlib
import shutil
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

WAIT = """
const done = arguments[arguments.length - 1];
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));
"""


class Browser:
    """One headless browser with a profile of its own, gone when it is closed."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="browse-")
        options = Options()
        options.binary_location = shutil.which("chromium")
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        options.set_capability("unhandledPromptBehavior", "dismiss")
        for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage",
                         "--hide-scrollbars", "--disable-background-networking",
                         "--force-color-profile=srgb", f"--user-data-dir={self.profile}"):
            options.add_argument(argument)
        if os.geteuid() == 0:
            # The sandbox refuses to work for root; nowhere else it is left out.
            options.add_argument("--no-sandbox")
        service = Service(shutil.which("chromedriver"), log_path=os.devnull)
        self.driver = webdriver.Chrome(service=service, options=options)
        self.driver.set_script_timeout(180)
        self.cdp("Page.enable")
        self.cdp("Network.enable")
        # What the browser itself asked for while it started is no page's.
        self.driver.get("about:blank")
        self.console(), self.events()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    def cdp(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def js(self, body, *arguments):
        return self.driver.execute_script(body, *arguments)

    def later(self, body, *arguments):
        """Runs the body of an async function, and waits for what it returns."""
        return self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1]; const given = [...arguments];"
            "(async () => {" + body + "})().then(v => done({value: v}), e => done({error: `${e}`}));",
            *arguments)

    def open(self, page, width=1024, height=900, scripts=True):
        """Opens a file from disk, in a new document."""
        self.emulate()
        self.size(width, height)
        self.cdp("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.driver.get("about:blank")
        self.driver.get(pathlib.Path(page).resolve().as_uri())
        if scripts:
            self.settle()

    def settle(self):
        """Waits until what was asked for is drawn."""
        self.driver.execute_async_script(WAIT)

    def size(self, width, height=900):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)

    def emulate(self, media="", scheme="light", motion="no-preference"):
        self.cdp("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": motion}])

    def key(self, name, code, text=None):
        """Presses a key, as a hand does."""
        event = {"key": name, "code": name, "windowsVirtualKeyCode": code}
        if text:
            event["text"] = text
        self.cdp("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **event)
        self.cdp("Input.dispatchKeyEvent", type="keyUp", **event)

    def console(self):
        """What was logged since it was last asked for."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def events(self):
        """DevTools' events of the network and the page since they were last asked for."""
        return [json.loads(entry["message"])["message"]
                for entry in self.driver.get_log("performance")]

    def shot(self, path):
        """The whole page as a picture, as far as Chromium draws one."""
        self.settle()
        size = self.cdp("Page.getLayoutMetrics")["cssContentSize"]
        image = self.cdp("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip={
            "x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16_000),
            "scale": 1})
        with open(path, "wb") as file:
            file.write(base64.b64decode(image["data"]))

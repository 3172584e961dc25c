"""Bytes that come and go between a browser's page and the server."""

import base64
from typing import Any

from playwright.sync_api import Page


class Wire:
    """Counts what a page sends and gets from now on.

    HTTP as it is compressed on its way, with headers; messages of websockets without the few bytes
    around each.
    """

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        protocol = page.context.new_cdp_session(page)
        protocol.on("Network.loadingFinished", self._fetched)
        protocol.on("Network.webSocketFrameReceived", self._message)
        protocol.on("Network.webSocketFrameSent", self._message)
        protocol.send("Network.enable")

    def _fetched(self, event: dict[str, Any]) -> None:
        self.bytes += round(event["encodedDataLength"])

    def _message(self, event: dict[str, Any]) -> None:
        self.bytes += len(base64.b64decode(event["response"]["payloadData"]))

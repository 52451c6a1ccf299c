"""A shop behind wxapplogin: python3 server.py. Python 3.9 or newer and nothing else."""
import base64, hmac, json, os, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlencode
from urllib.request import Request, urlopen

LOGIN_URL = os.environ["LOGIN_URL"]
SERVICE = f'{os.environ["SERVICE_NAME"]}:{os.environ["SERVICE_SECRET"]}'.encode()
SECRETS = [base64.b64decode(s.removeprefix("whsec_")) for s in os.environ["WEBHOOK_SECRETS"].split()]
visits = {}  # our own rows, by the user's id: a table in real life


def ask(path, **form):
    """Asks the login server as a service."""
    headers = {"Authorization": "Basic " + base64.b64encode(SERVICE).decode()}
    body = urlencode(form).encode() if form else None
    with urlopen(Request(LOGIN_URL + path, body, headers), timeout=5) as reply:
        return json.load(reply)


def is_genuine(headers, body):
    """Whether the login server has signed this (Standard Webhooks), within the last five minutes."""
    sent = headers.get("webhook-timestamp", "")
    if not sent.isdigit() or abs(time.time() - int(sent)) > 300:
        return False
    signed = f'{headers.get("webhook-id")}.{sent}.'.encode() + body
    ours = [b"v1," + base64.b64encode(hmac.digest(secret, signed, "sha256")) for secret in SECRETS]
    theirs = headers.get("webhook-signature", "").encode().split()
    return any(hmac.compare_digest(one, other) for one in ours for other in theirs)


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            token = ask("/oauth2/introspect", token=self.headers.get("X-OA-Token") or "none")
            if not token["active"]:
                return self.reply(401)
            user = ask("/service/users/" + token["sub"])
        except OSError:  # the login server cannot tell now: nobody is signed out by that
            return self.reply(503)
        visits[user["userId"]] = visits.get(user["userId"], 0) + 1
        self.reply(200, dict(nickName=user["nickName"], phone=user.get("phone"), visits=visits[user["userId"]]))

    def do_POST(self):
        body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), 65536))
        if self.path != "/webhooks/wxapplogin" or not is_genuine(self.headers, body):
            return self.reply(401)
        event = json.loads(body)
        if event["type"] == "user.deleted":  # may come twice: deleting again does nothing
            visits.pop(event["userId"], None)
        self.reply(204)

    def reply(self, status, data=None):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(data).encode() if data else b"")


ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Shop).serve_forever()

"""A server for the tests of what assay asks over HTTP. Prints its port and process number, and ends with who started it.

A text is negative where it has the word "not", otherwise positive. The path says how the server behaves; GET /log gives the
requests so far, as JSON, and empties the list.
"""
import gzip
import http.server
import json
import os
import socket
import sys
import threading
import time

LOCK = threading.Lock()
LOG = []
COUNTS = {}


def negative(text):
    return 0.75 if "not" in text.split() else 0.25


def answers(texts):
    return [{"label": "negative" if negative(text) > 0.5 else "positive",
             "probabilities": {"negative": negative(text), "positive": 1 - negative(text)}} for text in texts]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def send(self, status, body, headers=()):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        with LOCK:
            log = list(LOG)
            LOG.clear()
            COUNTS.clear()
        self.send(200, log)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        question = json.loads(body)
        with LOCK:
            LOG.append({"path": self.path, "headers": dict(self.headers), "body": question,
                        "client": self.client_address[1]})
            COUNTS[self.path] = COUNTS.get(self.path, 0) + 1
            count = COUNTS[self.path]
        name = self.path.split("?")[0].strip("/")
        getattr(self, "at_" + name, self.at_nothing)(question, count)

    def at_nothing(self, question, count):
        self.send(404, {"detail": "no %s" % self.path})

    def at_predict(self, question, count):
        self.send(200, answers(question["inputs"]))

    def at_chat(self, question, count):
        text = question["messages"][-1]["content"].split("\n")[-1]
        self.send(200, {"choices": [{"message": {"content": " %s\n" % answers([text])[0]["label"].capitalize()}}]})

    def at_pipeline(self, question, count):
        self.send(200, [[{"label": "positive", "score": 1 - negative(text)}, {"label": "negative", "score": negative(text)}]
                        for text in question["inputs"]])

    def at_headers(self, question, count):
        self.send(200, list(self.headers.items()))

    def at_client(self, question, count):
        self.send(200, self.client_address[1])

    def at_pairs(self, question, count):
        self.send(200, {"predictions": [{"label": "same" if one["a"] == one["b"] else "other"}
                                        for one in question["instances"]]})

    def at_fill(self, question, count):
        if "mask" in question:
            self.send(200, {"fillers": [{"text": "enjoyed", "score": 0.5}, {"text": "liked", "score": 0.25}]})
        else:
            self.send(200, [{"token_str": " loved", "score": 0.25, "sequence": "…"},
                            {"token_str": "hated", "score": 0.5, "sequence": "…"}])

    def at_busy(self, question, count):
        if count <= 2:
            self.send(503, {"error": "loading"}, [("Retry-After", "0")])
        else:
            self.at_predict(question, count)

    def at_always_busy(self, question, count):
        self.send(429, {"error": "slow down"})

    def at_busy_for_long(self, question, count):
        self.send(503, {"error": "later"}, [("Retry-After", "3600")])

    def at_see_other(self, question, count):
        self.send(303, b"")

    def at_gzip(self, question, count):
        self.send(200, gzip.compress(json.dumps(answers(question["inputs"])).encode()), [("Content-Encoding", "gzip")])

    def at_echo_fault(self, question, count):
        self.send(401, {"headers": dict(self.headers), "path": self.path})

    def at_redirect_with_query(self, question, count):
        self.send(302, b"", [("Location", "/elsewhere?" + self.path.split("?")[1])])

    def at_wait(self, question, count):
        time.sleep(0.05)
        self.at_predict(question, count)

    def at_refuse(self, question, count):
        self.send(422, {"detail": "no \x1b[2J field"})

    def at_redirect(self, question, count):
        self.send(302, b"", [("Location", "http://example.com/elsewhere")])

    def at_drop(self, question, count):
        if count <= 2:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        else:
            self.at_predict(question, count)

    def at_slow(self, question, count):
        time.sleep(30)

    def at_slow_later(self, question, count):
        if count > 1:
            time.sleep(30)
        self.at_predict(question, count)

    def at_big(self, question, count):
        self.send(200, b'"' + b"x" * (17 << 20) + b'"')

    def at_garbage(self, question, count):
        self.send(200, b"<html>hello</html>")

    def at_few(self, question, count):
        self.send(200, answers(question["inputs"])[1:])

    def at_nan(self, question, count):
        self.send(200, b'[{"label": "positive", "score": NaN}]')


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass


def end_with(parent):
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
server = Server(("127.0.0.1", 0), Handler)
print(server.server_address[1], os.getpid(), flush=True)
server.serve_forever()

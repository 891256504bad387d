#!/usr/bin/env python3
"""Starts a built orders server on loopback, calls it with curl and stops it.

usage: serve.py SERVER_BINARY WORK_DIRECTORY insecure|hardened

Exit status: 0 if every call answered as it should, else 1.
"""
import json
import os
import pathlib
import socket
import subprocess
import sys
import time

CALLS = {
    "insecure": [
        ("POST", "/users?name=ann&password=pw", None, 201),
        ("POST", "/login", {"name": "ann", "password": "pw"}, 200),
        ("POST", "/login", {"name": "ann", "password": "no"}, 401),
        ("POST", "/orders", {"customer": "ann", "item": "tea"}, 201),
        ("GET", "/orders?customer=ann", None, 200),
        ("GET", "/orders/1", None, 200),
        ("GET", "/orders/99", None, 404),
        ("PUT", "/profile", {"name": "ann", "ssn": "1"}, 200),
        ("GET", "/export?file=none", None, 200),
        ("POST", "/admin/archive?what=x", None, 403),
        ("GET", "/partners/stock?item=tea", None, 200),
        ("POST", "/partners/payout?iban=x", None, 403),
    ],
    "hardened": [
        ("POST", "/users", {"name": "ann", "password": "pw"}, 201),
        ("POST", "/login", {"name": "ann", "password": "no"}, 401),
        ("POST", "/login", {"name": "ann", "password": "pw"}, 200),
        ("POST", "/orders", {"item": "tea"}, 201),
        ("GET", "/orders", None, 200),
        ("GET", "/orders/1", None, 200),
        ("GET", "/orders/99", None, 404),
        ("PUT", "/profile", {"ssn": "1"}, 204),
        ("GET", "/profile", None, 200),
        ("GET", "/export?file=../orders.db", None, 404),
        ("GET", "/admin/usage", None, 403),
        ("GET", "/partners/stock?item=tea&item=coffee", None, 200),
        ("POST", "/partners/payout?iban=x", None, 403),
    ],
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def call(base, token, method, path, body):
    command = ["curl", "-sk", "-o", "answer", "-w", "%{http_code}", "-X", method,
               base + path]
    if body is not None:
        command += ["-H", "Content-Type: application/json", "-d", json.dumps(body)]
    elif method != "GET":
        command += ["-d", ""]
    if token:
        command += ["-H", "Authorization: Bearer " + token]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(result.stdout)


def main(binary, work, kind):
    os.makedirs(work, exist_ok=True)
    os.chdir(work)
    port = free_port()
    environment = dict(os.environ, ORDERS_PORT=str(port))
    scheme = "http"
    if kind == "hardened":
        scheme = "https"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
                        "-keyout", "key.pem", "-out", "cert.pem", "-days", "1",
                        "-subj", "/CN=localhost"], check=True, capture_output=True)
        environment.update(ORDERS_TOKEN_KEY="k" * 32, ORDERS_DATA_KEY="d" * 32,
                           ORDERS_TEA_HOUSE_KEY="t" * 32,
                           ORDERS_BAKERY_KEY="b" * 32,
                           ORDERS_CERTIFICATE="cert.pem",
                           ORDERS_CERTIFICATE_KEY="key.pem")
    pathlib.Path("orders.db").unlink(missing_ok=True)
    server = subprocess.Popen([binary], env=environment, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    failed = 0
    try:
        wait_for(port)
        token = ""
        for method, path, body, expected in CALLS[kind]:
            status = call(f"{scheme}://127.0.0.1:{port}", token, method, path, body)
            if path == "/login" and status == 200:
                token = json.loads(pathlib.Path("answer").read_text())["token"]
            if status != expected:
                print(f"{method} {path}: expected {expected}, got {status}")
                failed = 1
    finally:
        server.terminate()
        server.wait()
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

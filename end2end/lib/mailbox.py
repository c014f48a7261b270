"""A real SMTP server for tests. Says on stdout, a line of JSON each: first its port, then every mail it was offered.

On stdin, a line of JSON each, it is told how to answer from now on: {"refuse": 451} or {"refuse": 550} after DATA,
{"refuse": null} to take mail again; {"silent": true} to take mail and never say so. It ends when stdin does.
"""

import asyncio
import json
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import AuthResult, SMTP


def tell(**what):
    print(json.dumps(what), flush=True)


def part(message, kind):
    body = message.get_body(preferencelist=(kind,))
    return body.get_content().replace("\r\n", "\n") if body else None


class Mailbox:
    def __init__(self):
        self.refuse = None
        self.silent = False

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.original_content, policy=policy.default)
        answer = f"{self.refuse} not now" if self.refuse else "250 taken"
        tell(
            mail={
                "taken": not self.refuse,
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "encrypted": server.transport.get_extra_info("ssl_object") is not None,
                "user": session.auth_data,
                "headers": [[name, str(value)] for name, value in message.items()],
                "subject": str(message["subject"]),
                "type": message.get_content_type(),
                "defects": [repr(defect) for defect in message.defects],
                "text": part(message, "plain"),
                "html": part(message, "html"),
                "raw": envelope.original_content.decode("utf-8", "replace"),
            }
        )
        if self.silent:
            await asyncio.sleep(3600)
        return answer


async def main(settings):
    mailbox = Mailbox()
    context = None
    if settings.get("certificate"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(settings["certificate"], settings["key"])
    wrapped = settings.get("tls") == "wrapped"
    starttls = settings.get("tls") == "starttls"

    def authenticate(server, session, envelope, mechanism, data):
        given = [data.login.decode(), data.password.decode()]
        return AuthResult(success=given == settings["login"], handled=False, auth_data=given[0])

    def connection():
        return SMTP(
            mailbox,
            hostname="localhost",
            tls_context=context if starttls else None,
            require_starttls=starttls,
            authenticator=authenticate if settings.get("login") else None,
            auth_required=bool(settings.get("login")),
            auth_require_tls=starttls,
            enable_SMTPUTF8=True,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", settings.get("port", 0), ssl=context if wrapped else None)
    tell(port=server.sockets[0].getsockname()[1])

    def read():
        line = sys.stdin.readline()
        if not line:
            ended.set()
            return
        told = json.loads(line)
        for name, value in told.items():
            setattr(mailbox, name, value)
        tell(heard=told)

    ended = asyncio.Event()
    loop.add_reader(sys.stdin.fileno(), read)
    await ended.wait()


asyncio.run(main(json.loads(sys.argv[1])))

"""A mail server that delivers nowhere: every mail becomes a file in the folder it is given.

Usage: smtp_sink.py FOLDER [PORT]. It prints its port once it listens, and then a line for every mail it has kept, before it answers. What it does with mails can be changed while it runs by FOLDER/manners.json:

    {"defer": ["a@x.test"], "refuse": ["b@x.test"], "hang_up": 3, "gather": 2}

defer: "try again later" to these recipients ("*" is everybody); refuse: "never" to these; hang_up: how many mails from now on are kept, with the
connection dropped where the answer should have been; gather: nobody's mail is taken until so many senders, by the names they greet with, have each
handed one over.
"""

import asyncio
import json
import os
import signal
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.kept = 0
        self.hung_up = 0
        self.senders = set()
        self.came = asyncio.Condition()

    def manners(self):
        try:
            with open(os.path.join(self.folder, "manners.json"), encoding="utf-8") as file:
                return json.load(file)
        except FileNotFoundError:
            return {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        manners = self.manners()
        if address in manners.get("refuse", []):
            return "550 5.1.1 there is nobody of that name here"
        deferred = manners.get("defer", [])
        if address in deferred or "*" in deferred:
            return "451 4.3.0 please try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def gathered(self, sender):
        wanted = self.manners().get("gather", 0)
        async with self.came:
            self.senders.add(sender)
            self.came.notify_all()
            await self.came.wait_for(lambda: len(self.senders) >= wanted)

    async def handle_DATA(self, server, session, envelope):
        await self.gathered(session.host_name)
        self.kept += 1
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "data": envelope.content.decode("utf-8", errors="surrogateescape"),
        }
        name = os.path.join(self.folder, f"{self.kept:06}-{os.getpid()}.mail")
        with open(name + ".part", "w", encoding="utf-8", errors="surrogateescape") as file:
            json.dump(mail, file)
        # A mail appears whole or not at all.
        os.rename(name + ".part", name)
        print("kept", flush=True)
        if self.hung_up < self.manners().get("hang_up", 0):
            self.hung_up += 1
            server.transport.abort()
        return "250 OK"


async def main():
    keeper = Keeper(sys.argv[1])
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(keeper, enable_SMTPUTF8=True, hostname="mail.test", loop=loop), "127.0.0.1", port
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    ended = loop.create_future()
    loop.add_signal_handler(signal.SIGTERM, ended.cancel)
    try:
        await ended
    except asyncio.CancelledError:
        server.close()


asyncio.run(main())

"""A tray host and a notification daemon that show nothing and tell when they were spoken to.

One JSON object a line on stdout; `at` is in milliseconds since 1970.
On stdin: `activate NAME` clicks the icon with that bus name, `properties NAME` reads its title and status.
"""

import json
import sys
import time

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
NOTIFICATIONS = "org.freedesktop.Notifications"


def tell(kind, at=None, **facts):
    print(json.dumps({"kind": kind, "at": (at or time.time()) * 1000, **facts}), flush=True)


class Watcher(dbus.service.Object):
    def __init__(self):
        self.items = {}
        self.name = dbus.service.BusName(WATCHER, bus)
        super().__init__(bus, "/StatusNotifierWatcher")

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        at = time.time()
        path = str(service) if service.startswith("/") else "/StatusNotifierItem"
        self.items[str(sender)] = path
        tell("item", at, sender=str(sender), path=path, pid=int(daemon.GetConnectionUnixProcessID(sender)))
        self.StatusNotifierItemRegistered(f"{sender}{path}")

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, service):
        pass

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemRegistered(self, service):
        pass

    @dbus.service.method("org.freedesktop.DBus.Properties", in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method("org.freedesktop.DBus.Properties", in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return {
            "RegisteredStatusNotifierItems": dbus.Array([f"{s}{p}" for s, p in self.items.items()], signature="s"),
            "IsStatusNotifierHostRegistered": True,
            "ProtocolVersion": dbus.Int32(0),
        }


class Notifications(dbus.service.Object):
    def __init__(self):
        self.count = 0
        self.name = dbus.service.BusName(NOTIFICATIONS, bus)
        super().__init__(bus, "/org/freedesktop/Notifications")

    @dbus.service.method(NOTIFICATIONS, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, app, replaces, icon, summary, body, actions, hints, timeout):
        at = time.time()
        if not replaces:
            self.count += 1
        tell("notify", at, summary=str(summary), body=str(body), replaces=int(replaces))
        return replaces or self.count

    @dbus.service.method(NOTIFICATIONS, out_signature="as")
    def GetCapabilities(self):
        return ["body", "actions", "body-markup"]

    @dbus.service.method(NOTIFICATIONS, out_signature="ssss")
    def GetServerInformation(self):
        return ("fake", "watchkeeper", "1", "1.2")

    @dbus.service.method(NOTIFICATIONS, in_signature="u")
    def CloseNotification(self, number):
        self.NotificationClosed(number, 3)

    @dbus.service.signal(NOTIFICATIONS, signature="uu")
    def NotificationClosed(self, number, reason):
        pass


def obey(_source, _condition):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    command, sender = line.split()
    item = bus.get_object(sender, watcher.items[sender], introspect=False)
    if command == "activate":
        tell("activate", sender=sender)
        item.Activate(0, 0, dbus_interface=ITEM, reply_handler=lambda *_: None, error_handler=lambda fault: tell("fault", text=str(fault)))
    elif command == "properties":
        found = item.GetAll(ITEM, dbus_interface="org.freedesktop.DBus.Properties")
        tell("properties", sender=sender, title=str(found.get("Title", "")), status=str(found.get("Status", "")))
    return True


daemon = dbus.Interface(bus.get_object("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus")
watcher = Watcher()
notifications = Notifications()
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, obey)
tell("up")
loop.run()

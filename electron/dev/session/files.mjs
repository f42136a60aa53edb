import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '../steps/lock.mjs';

/** @typedef {{ home: string, config: string, data: string, cache: string, runtime: string, authority: string, busConfig: string, log: (name: string) => string }} SessionFiles */

const prefix = 'watchkeeper-desktop-';

/**
 * A folder for a session. Those of launchers that were killed are swept away on the way.
 * @param {string} parent
 */
export function makeHome(parent = tmpdir()) {
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  return mkdtempSync(path.join(parent, `${prefix}${process.pid}-`));
}

/**
 * The session's own folders and settings, so that it looks the same everywhere and touches nothing of the person's.
 * @param {string} home an empty folder
 * @param {string} keyrings where the keyring is kept: its own place, as it may have to outlive the session
 * @returns {SessionFiles}
 */
export function layOut(home, keyrings) {
  /** @param {string} name */
  const folder = (name) => {
    const full = path.join(home, name);
    mkdirSync(full, { recursive: true, mode: 0o700 });
    return full;
  };
  const config = folder('config');
  const runtime = folder('runtime');
  const services = folder('services');
  const logs = folder('logs');
  chmodSync(runtime, 0o700);
  mkdirSync(keyrings, { recursive: true, mode: 0o700 });

  write(path.join(config, 'xfce4', 'xfconf', 'xfce-perchannel-xml', 'xfce4-panel.xml'), panel);
  write(path.join(config, 'dunst', 'dunstrc'), notifications);
  const busConfig = path.join(home, 'bus.conf');
  write(busConfig, bus(services));
  // The panel reads its settings from xfconf, the one service that the bus may start by itself.
  const xfconf = '/usr/share/dbus-1/services/org.xfce.Xfconf.service';
  if (existsSync(xfconf)) copyFileSync(xfconf, path.join(services, 'org.xfce.Xfconf.service'));
  const authority = path.join(home, 'authority');
  writeFileSync(authority, displayCookie(), { mode: 0o600 });

  return { home, config, data: keyrings, cache: folder('cache'), runtime, authority, busConfig, log: (name) => path.join(logs, `${name}.log`) };
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A record of the X authority file: any host, any display, one secret. */
function displayCookie() {
  /** @param {Buffer} bytes */
  const counted = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  const anyHost = Buffer.from([0xff, 0xff]);
  return Buffer.concat([anyHost, counted(Buffer.alloc(0)), counted(Buffer.alloc(0)), counted(Buffer.from('MIT-MAGIC-COOKIE-1')), counted(randomBytes(16))]);
}

/** @param {string} services */
const bus = (services) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

const panel = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="28"/>
      <property name="icon-size" type="uint" value="20"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="single-row" type="bool" value="true"/>
    </property>
  </property>
</channel>
`;

const notifications = `[global]
  monitor = 0
  follow = none
  origin = top-right
  offset = 12x40
  width = 380
  height = 200
  notification_limit = 6
  history_length = 500
  sticky_history = yes
  font = DejaVu Sans 10
  frame_width = 1
  frame_color = "#5b6470"
  separator_color = frame
  corner_radius = 4
  padding = 10
  horizontal_padding = 12
  markup = full
  format = "<b>%s</b>\\n%b"
  word_wrap = yes
  show_age_threshold = -1
  show_indicators = yes
  enable_recursive_icon_lookup = no
  max_icon_size = 48
  idle_threshold = 0
  dmenu = /bin/grep -m1 Acknowledge
  mouse_left_click = do_action, close_current
  mouse_right_click = close_current

[urgency_low]
  background = "#22262c"
  foreground = "#d5dae1"
  timeout = 10

[urgency_normal]
  background = "#22262c"
  foreground = "#f2f4f7"
  timeout = 15

[urgency_critical]
  background = "#5a1a1f"
  foreground = "#ffffff"
  frame_color = "#ff5a5f"
  timeout = 0
`;

'use strict';
// The plain way to watch endpoints beside a tray icon and a hidden page: a timer that looks every second which are due.
const { app, BrowserWindow, Tray } = require('electron');
const http = require('node:http');
const { icon } = require('../icon.cjs');

const flag = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const target = flag('target');
const count = Number(flag('count'));
const intervalMs = Number(flag('interval-ms'));

app.whenReady().then(() => {
  globalThis.tray = new Tray(icon());
  const window = new BrowserWindow({ width: 1200, height: 800, show: false, title: 'Floor', webPreferences: { sandbox: true } });
  window.loadURL('data:text/html,<title>Floor</title><body>');
  globalThis.window = window;

  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const startedAt = Date.now();
  const due = Array.from({ length: count }, (_, index) => startedAt + (intervalMs * index) / count);
  setInterval(() => {
    const now = Date.now();
    for (let index = 0; index < count; index += 1) {
      if (due[index] > now) continue;
      due[index] += intervalMs;
      http.get(`${target}/check/${index}`, { agent }, (answer) => answer.resume()).on('error', () => {});
    }
  }, 1000);
});

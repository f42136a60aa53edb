'use strict';
// The least that a tray app with a window costs: one icon and one blank page. `--show` shows the page when it is ready.
const { app, BrowserWindow, Tray } = require('electron');
const { icon } = require('../icon.cjs');

app.whenReady().then(() => {
  globalThis.tray = new Tray(icon());
  const window = new BrowserWindow({ width: 1200, height: 800, show: false, title: 'Floor', webPreferences: { sandbox: true } });
  if (process.argv.includes('--show')) window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<title>Floor</title><body>');
  globalThis.window = window;
});

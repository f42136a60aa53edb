'use strict';
// The least that lies between a click on the icon and a page: a blank window, built anew for each click.
const { app, BrowserWindow, Tray } = require('electron');
const { icon } = require('../icon.cjs');

app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const tray = new Tray(icon());
  tray.on('click', () => {
    const window = new BrowserWindow({ width: 1200, height: 800, show: false, title: 'Floor', webPreferences: { sandbox: true } });
    window.once('ready-to-show', () => window.show());
    window.loadURL('data:text/html,<title>Floor</title><body><main>blank</main>');
  });
  globalThis.tray = tray;
});

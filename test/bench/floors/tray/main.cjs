'use strict';
// The least that any tray app costs: Electron and one icon.
const { app, Tray } = require('electron');
const { icon } = require('../icon.cjs');

app.whenReady().then(() => {
  globalThis.tray = new Tray(icon());
});

import { app, type WebPreferences } from 'electron';

/**
 * What every window of this program has: a page without Node in a sandbox, with nothing but the preload's door to main.
 * Spelling is checked where the system does it. On Linux Chromium would fetch a dictionary from the network, and a text that
 * is being written is nobody's business there.
 */
export function walledPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: process.platform !== 'linux',
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
  };
}

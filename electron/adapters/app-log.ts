import type { MainLogger } from 'electron-log';
import { join } from 'node:path';

export type AppLog = {
  readonly warn: (text: string, error?: unknown) => void;
};

async function open(folder: string): Promise<MainLogger> {
  const { default: log } = await import('electron-log/main.js');
  log.transports.file.resolvePathFn = () => join(folder, 'logs', 'main.log');
  log.transports.file.maxSize = 2 * 1024 * 1024;
  log.transports.file.level = 'info';
  log.transports.console.level = 'warn';
  return log;
}

/** Writes to `logs/main.log` in the data folder, at most 2 MB and one older file. Never tokens, never wellness data. */
export function openLog(folder: string): AppLog {
  // Loaded with the first line: a start without trouble writes none, and the icon need not wait for it.
  let opened: Promise<MainLogger> | null = null;
  return {
    warn: (text, error) => {
      opened ??= open(folder);
      void opened.then((log) => (error === undefined ? log.warn(text) : log.warn(text, error)));
    },
  };
}

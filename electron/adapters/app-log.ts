import log from 'electron-log/main.js';
import { join } from 'node:path';

export type AppLog = {
  readonly info: (text: string) => void;
  readonly warn: (text: string, error?: unknown) => void;
};

/** Writes to `logs/main.log` in the data folder, at most 2 MB and one older file. Never tokens, never wellness data. */
export function openLog(folder: string): AppLog {
  log.transports.file.resolvePathFn = () => join(folder, 'logs', 'main.log');
  log.transports.file.maxSize = 2 * 1024 * 1024;
  log.transports.file.level = 'info';
  log.transports.console.level = 'warn';
  return {
    info: (text) => log.info(text),
    warn: (text, error) => (error === undefined ? log.warn(text) : log.warn(text, error)),
  };
}

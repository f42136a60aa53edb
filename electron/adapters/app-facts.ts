import { app } from 'electron';
import type { AppFacts } from '../../shared/model/app-facts.ts';

function platformOf(name: NodeJS.Platform): AppFacts['platform'] {
  return name === 'darwin' || name === 'win32' ? name : 'linux';
}

export function readFacts(sqlite: string): AppFacts {
  const { electron = '', chrome = '', node } = process.versions;
  return {
    version: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    sqlite,
    platform: platformOf(process.platform),
    dataFolder: app.getPath('userData'),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

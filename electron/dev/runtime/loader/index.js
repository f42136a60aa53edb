// Stands at resources/app of the fallback runtime and does what a plain Electron does with `electron FOLDER`:
// takes the app's folder from the command line, presents itself as that app, and runs its main file.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-') && existsSync(path.join(argument, 'package.json')));
if (folder === undefined) {
  process.stderr.write('usage: electron FOLDER [arguments], where FOLDER holds a package.json\n');
  process.exit(2);
}

const home = path.resolve(folder);
const manifest = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
/** Both are what Electron itself calls here; its types leave them out. */
const started = /** @type {import('electron').App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (app);
started.setVersion(manifest.version ?? '0.0.0');
started.setAppPath(home);
app.setName(manifest.productName ?? manifest.name);
app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
Object.defineProperty(process, 'defaultApp', { value: true });

await import(pathToFileURL(path.join(home, manifest.main ?? 'index.js')).href);

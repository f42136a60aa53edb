import { protocol } from 'electron';
import { join, normalize, sep } from 'node:path';

const scheme = 'watchkeeper';
/** Chromium's ERR_FILE_NOT_FOUND. */
const notFound = -6;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/**
 * Serves the built page, and nothing outside its folder, with a strict content security policy. Chromium reads the files
 * itself: `protocol.handle` would load Node's whole `fetch` into main first, a tenth of a second between icon and window.
 */
export function serveApp(folder: string): void {
  protocol.registerFileProtocol(scheme, ({ url }, answer) => {
    const file = fileFor(url, folder);
    if (file === null) answer({ error: notFound });
    else answer({ path: file, headers: { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff' } });
  });
}

/** Null for what is none of ours. */
export function fileFor(url: string, folder: string): string | null {
  const { host, pathname } = new URL(url);
  if (host !== 'app' || !isWellFormed(pathname)) return null;
  const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
  return file.startsWith(folder + sep) ? file : null;
}

function isWellFormed(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return true;
  } catch {
    return false;
  }
}

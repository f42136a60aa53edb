import { net, protocol } from 'electron';
import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const scheme = 'watchkeeper';

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

/** Serves the built page, and nothing outside its folder, with a strict content security policy. */
export function serveApp(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
    if (host !== 'app' || !file.startsWith(folder + sep)) return new Response('Not here.', { status: 404 });
    const found = await net.fetch(pathToFileURL(file).href).catch(() => null);
    if (found === null) return new Response('Not here.', { status: 404 });
    const headers = new Headers(found.headers);
    headers.set('Content-Security-Policy', contentSecurityPolicy);
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(found.body, { status: 200, headers });
  });
}

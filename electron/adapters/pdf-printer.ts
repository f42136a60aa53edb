import { BrowserWindow, session, type Session } from 'electron';

export type PdfPrinter = (page: { readonly html: string; readonly footer: string }) => Promise<Uint8Array>;

const scheme = 'watchkeeper-paper';
/** What is being printed, by its address: two prints at a time are two pages. */
const pages = new Map<string, string>();
let printed = 0;

function paperSession(): Session {
  const own = session.fromPartition('paper');
  if (own.protocol.isProtocolHandled(scheme)) return own;
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !pages.has(url) }));
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.protocol.handle(scheme, ({ url }) => new Response(pages.get(url) ?? '', { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  return own;
}

/**
 * Prints a page to A4 in a window that nobody sees: sandboxed, without scripts, in a session of its own that keeps nothing and can reach
 * nothing but the page itself. `footer` stands at the left of every page, the page's number at the right.
 */
export const printPdf: PdfPrinter = async ({ html, footer }) => {
  const own = paperSession();
  const address = `${scheme}://page/${++printed}`;
  pages.set(address, html);
  const window = new BrowserWindow({
    show: false, width: 800, height: 1000, skipTaskbar: true, focusable: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, images: false, webgl: false, spellcheck: false, backgroundThrottling: false },
  });
  try {
    await window.loadURL(address);
    return await window.webContents.printToPDF({
      pageSize: 'A4', printBackground: true, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footerOf(footer), generateTaggedPDF: true,
      margins: { top: 0.6, bottom: 0.75, left: 0.7, right: 0.7 },
    });
  } finally {
    window.destroy();
    pages.delete(address);
  }
};

function footerOf(words: string): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<div style="width:100%;padding:0 0.7in;display:flex;justify-content:space-between;font-family:sans-serif;font-size:9px;color:#44525f"><span>${safe}</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`;
}

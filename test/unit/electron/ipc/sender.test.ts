import { describe, expect, it } from 'vitest';
import { isTrustedSender } from '../../../../electron/ipc/sender.ts';

const dev = 'http://localhost:5173';

describe('isTrustedSender', () => {
  it('trusts the top frame of our own page, and the development server only when there is one', () => {
    expect(isTrustedSender({ url: 'watchkeeper://app/index.html', isMainFrame: true }, null)).toBe(true);
    expect(isTrustedSender({ url: `${dev}/index.html`, isMainFrame: true }, dev)).toBe(true);
    expect(isTrustedSender({ url: `${dev}/index.html`, isMainFrame: true }, null)).toBe(false);
  });

  it.each([
    ['a frame inside our page', { url: 'watchkeeper://app/', isMainFrame: false }],
    ['another host of our scheme', { url: 'watchkeeper://evil/', isMainFrame: true }],
    ['a look-alike host', { url: 'watchkeeper://app.evil/', isMainFrame: true }],
    ['another page', { url: 'https://app/', isMainFrame: true }],
    ['a file', { url: 'file:///app/index.html', isMainFrame: true }],
    ['an empty document', { url: 'about:blank', isMainFrame: true }],
    ['no address', { url: '', isMainFrame: true }],
    ['a port beside the development server', { url: 'http://localhost:5174/', isMainFrame: true }],
  ])('refuses %s', (_name, sender) => {
    expect(isTrustedSender(sender, dev)).toBe(false);
  });

  it('refuses a frame that is gone', () => {
    expect(isTrustedSender(null, null)).toBe(false);
  });
});

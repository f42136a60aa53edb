import { describe, expect, it } from 'vitest';
import { hears, mayCall, pageOfSender } from '../../../../electron/ipc/sender.ts';

const dev = 'http://localhost:5173';

describe('pageOfSender', () => {
  it('knows the top frames of our own pages, and those of the development server only when there is one', () => {
    expect(pageOfSender({ url: 'watchkeeper://app/', isMainFrame: true }, null)).toBe('window');
    expect(pageOfSender({ url: 'watchkeeper://app/index.html#now/s1', isMainFrame: true }, null)).toBe('window');
    expect(pageOfSender({ url: 'watchkeeper://app/strip.html', isMainFrame: true }, null)).toBe('strip');
    expect(pageOfSender({ url: `${dev}/index.html`, isMainFrame: true }, dev)).toBe('window');
    expect(pageOfSender({ url: `${dev}/strip.html`, isMainFrame: true }, dev)).toBe('strip');
    expect(pageOfSender({ url: `${dev}/index.html`, isMainFrame: true }, null)).toBeNull();
  });

  it.each([
    ['a frame inside our page', { url: 'watchkeeper://app/', isMainFrame: false }],
    ['a frame inside the strip', { url: 'watchkeeper://app/strip.html', isMainFrame: false }],
    ['another host of our scheme', { url: 'watchkeeper://evil/', isMainFrame: true }],
    ['a look-alike host', { url: 'watchkeeper://app.evil/', isMainFrame: true }],
    ['another file that we serve', { url: 'watchkeeper://app/stopped.html', isMainFrame: true }],
    ['a look-alike of the strip', { url: 'watchkeeper://app/assets/strip.html', isMainFrame: true }],
    ['a name that every object has', { url: 'watchkeeper://app/constructor', isMainFrame: true }],
    ['another page', { url: 'https://app/', isMainFrame: true }],
    ['a file', { url: 'file:///app/index.html', isMainFrame: true }],
    ['an empty document', { url: 'about:blank', isMainFrame: true }],
    ['no address', { url: '', isMainFrame: true }],
    ['a port beside the development server', { url: 'http://localhost:5174/', isMainFrame: true }],
  ])('refuses %s', (_name, sender) => {
    expect(pageOfSender(sender, dev)).toBeNull();
  });

  it('refuses a frame that is gone', () => {
    expect(pageOfSender(null, null)).toBeNull();
  });
});

describe('the break', () => {
  it('may end itself, and sees nothing but itself and what is open', () => {
    expect(pageOfSender({ url: 'watchkeeper://app/break.html', isMainFrame: true }, null)).toBe('break');
    expect(mayCall('break', 'break.end')).toBe(true);
    for (const name of ['break.take', 'duty.end', 'situation.acknowledge', 'preferences.set', 'window.open', undefined]) expect(mayCall('break', name)).toBe(false);
    expect(hears('break', 'break.changed')).toBe(true);
    expect(hears('break', 'duty.changed')).toBe(false);
  });
});

describe('the watch strip', () => {
  it('may do what it shows, and nothing else', () => {
    expect(mayCall('strip', 'situation.acknowledge')).toBe(true);
    for (const name of ['preferences.set', 'check.delete', 'pagerduty.connect', 'clipboard.write', 'link.open', 'constructor', 7, undefined]) expect(mayCall('strip', name)).toBe(false);
    expect(mayCall('window', 'preferences.set')).toBe(true);
  });

  it('hears what it shows; a page that is not ours hears nothing', () => {
    expect(hears('strip', 'situations.changed')).toBe(true);
    expect(hears('strip', 'checks.changed')).toBe(false);
    expect(hears('window', 'checks.changed')).toBe(true);
    expect(hears(null, 'situations.changed')).toBe(false);
  });
});

describe('the note', () => {
  it('may say something of an incident and put itself away, and nothing else', () => {
    expect(pageOfSender({ url: 'watchkeeper://app/note.html', isMainFrame: true }, null)).toBe('note');
    for (const name of ['incident.say', 'note.close', 'situations.list'] as const) expect(mayCall('note', name)).toBe(true);
    for (const name of ['situation.acknowledge', 'preferences.set', 'data.erase', 'data.export', 'window.open', undefined]) expect(mayCall('note', name)).toBe(false);
    expect(hears('note', 'situations.changed')).toBe(true);
    expect(hears('note', 'data.progress')).toBe(false);
  });
});

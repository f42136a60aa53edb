import { describe, expect, it } from 'vitest';
import { doNotDisturbOf, fullScreenOf, readActiveWindow, readNotificationState, readScreenCasts, readShowBanners, readWindowState } from '../../../../electron/adapters/attention-answers.ts';

const own = 4242;

describe('xprop', () => {
  it.each([
    ['_NET_ACTIVE_WINDOW(WINDOW): window id # 0x1400003\n', '0x1400003'],
    ['_NET_ACTIVE_WINDOW(WINDOW): window id # 0x1400003, 0x0\n', '0x1400003'],
    ['_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0\n', 'none'],
    ['_NET_ACTIVE_WINDOW:  not found.\n', null],
    ['_NET_ACTIVE_WINDOW:  no such atom on any window.\n', null],
    ['_NET_ACTIVE_WINDOW(WINDOW): window id # 0x14; rm -rf /\n', null],
    ['_NET_ACTIVE_WINDOW(WINDOW): window id # 0x123456789\n', null],
    ['', null],
  ])('names the window in front: %j', (printed, id) => expect(readActiveWindow(printed)).toBe(id));

  it.each([
    ['_NET_WM_PID(CARDINAL) = 77\n_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN\n', 'yes'],
    ['_NET_WM_PID(CARDINAL) = 77\n_NET_WM_STATE(ATOM) = _NET_WM_STATE_FOCUSED, _NET_WM_STATE_FULLSCREEN, _NET_WM_STATE_ABOVE\n', 'yes'],
    ['_NET_WM_PID:  not found.\n_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN\n', 'yes'],
    [`_NET_WM_PID(CARDINAL) = ${own}\n_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN\n`, 'no'],
    ['_NET_WM_PID(CARDINAL) = 77\n_NET_WM_STATE(ATOM) = \n', 'no'],
    ['_NET_WM_PID(CARDINAL) = 77\n_NET_WM_STATE(ATOM) = _NET_WM_STATE_MAXIMIZED_VERT, _NET_WM_STATE_MAXIMIZED_HORZ\n', 'no'],
    ['_NET_WM_PID(CARDINAL) = 77\n_NET_WM_STATE(ATOM) = MY_NET_WM_STATE_FULLSCREEN_TOO\n', 'no'],
    ['_NET_WM_PID(CARDINAL) = 77\n_NET_WM_STATE(STRING) = "_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN"\n', 'no'],
    ['_NET_WM_PID:  not found.\n_NET_WM_STATE:  not found.\n', 'no'],
    ['', 'no'],
  ])('says whether that fills the screen and is not ours: %j', (printed, says) => expect(readWindowState(printed, own)).toEqual({ says }));
});

it.each([['true\n', 'no'], ['false\n', 'yes'], ["'false'\n", 'unknown'], ['No such key\n', 'unknown'], ['', 'unknown']])('GNOME’s banners: %j', (printed, says) => {
  expect(readShowBanners(printed).says).toBe(says);
});

describe('pw-dump', () => {
  const node = (state: string, props: Record<string, unknown>, type = 'PipeWire:Interface:Node') => ({ id: 47, type, info: { state, props } });
  it.each([
    ['GNOME', node('running', { 'media.class': 'Stream/Output/Video', 'media.name': 'meta-screen-cast-src', 'node.name': 'gnome-shell' }), true],
    ['Plasma', node('running', { 'media.class': 'Stream/Output/Video', 'node.name': 'kwin_wayland' }), true],
    ['a wlroots portal', node('running', { 'media.class': 'Video/Source', 'node.name': 'xdg-desktop-portal-wlr' }), true],
    ['a share that is paused', node('suspended', { 'media.class': 'Stream/Output/Video' }), false],
    ['a camera', node('running', { 'media.class': 'Video/Source', 'media.role': 'Camera' }), false],
    ['a camera without a role', node('running', { 'media.class': 'Video/Source', 'device.api': 'v4l2' }), false],
    ['somebody who watches a camera', node('running', { 'media.class': 'Stream/Input/Video' }), false],
    ['music', node('running', { 'media.class': 'Stream/Output/Audio' }), false],
    ['a device of that name', node('running', { 'media.class': 'Video/Source' }, 'PipeWire:Interface:Device'), false],
    ['no words', node('running', {}), false],
    ['half an object', { type: 'PipeWire:Interface:Node', info: null }, false],
    ['nothing', null, false],
  ])('of %s', (_of, object, shared) => {
    expect(readScreenCasts(JSON.stringify([{ id: 0, type: 'PipeWire:Interface:Core', info: { name: 'pipewire-0' } }, object]))).toBe(shared);
  });

  it.each(['', '{', '{}', 'null', '"running"', 'can\'t connect: Host is down\n'])('that cannot be read is no answer: %j', (printed) => expect(readScreenCasts(printed)).toBeNull());
});

describe('SHQueryUserNotificationState', () => {
  it.each([['2\r\n', 2], ['5', 5], ['', null], ['0', null], ['8', null], ['2 5', null], ['Add-Type : Cannot add type.', null]])('prints %j', (printed, state) => {
    expect(readNotificationState(printed)).toBe(state);
  });

  it.each([
    [1, 'no', 'unknown'],
    [2, 'yes', 'unknown'],
    [3, 'yes', 'unknown'],
    [4, 'no', 'yes'],
    [5, 'no', 'unknown'],
    [6, 'no', 'yes'],
    [7, 'no', 'unknown'],
    [null, 'unknown', 'unknown'],
  ])('%s: full screen %s, do not disturb %s', (state, fills, disturb) => {
    expect([fullScreenOf(state, false).says, doNotDisturbOf(state).says]).toEqual([fills, disturb]);
  });

  it('does not tell whose window it is; ours does not count', () => {
    expect(fullScreenOf(2, true)).toEqual({ says: 'no' });
    expect(fullScreenOf(null, true).says).toBe('unknown');
  });
});

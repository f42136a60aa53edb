import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { keepOpenedFiles } from '../../../../electron/adapters/opened-files.ts';

function setUp(words: readonly string[] = []) {
  const program = new EventEmitter();
  const files = keepOpenedFiles(program as unknown as App, { words, folder: '/home/kim' });
  const opened: string[] = [];
  let prevented = 0;
  return {
    files, opened,
    listen: () => files.listen((path) => opened.push(path)),
    open: (path: string) => program.emit('open-file', { preventDefault: () => void (prevented += 1) }, path),
    startAgain: (...more: string[]) => program.emit('second-instance', {}, ['watchkeeper', ...more], '/tmp/there'),
    prevented: () => prevented,
  };
}

test('what is opened before anybody listens is kept until somebody does, in its order and once', () => {
  const it = setUp(['--hidden', 'from-bo.watch']);
  it.open('/home/kim/early.watch');
  it.startAgain('second.watch');
  expect(it.opened).toEqual([]);
  it.listen();
  expect(it.opened).toEqual(['/home/kim/from-bo.watch', '/home/kim/early.watch', '/tmp/there/second.watch']);
  it.open('/home/kim/late.watch');
  expect(it.opened).toHaveLength(4);
  expect(it.prevented()).toBe(2);
});

test('what is no handoff is left alone, and nobody is flooded', () => {
  const it = setUp(['notes.txt', '--x.watch', ...Array.from({ length: 9 }, (_, at) => `${at}.watch`)]);
  for (let at = 0; at < 9; at += 1) it.open(`/home/kim/${at}.watch`);
  it.open('/home/kim/picture.png');
  it.listen();
  expect(it.opened).toEqual(Array.from({ length: 5 }, (_, at) => `/home/kim/${at}.watch`));
});

test('a file that the desktop names by its address is opened; one of another machine is not', () => {
  const it = setUp(['file:///tmp/night%20shift.watch', 'file://server/share/night.watch', 'file:///tmp/%.watch']);
  it.listen();
  expect(it.opened).toEqual(['/tmp/night shift.watch']);
});

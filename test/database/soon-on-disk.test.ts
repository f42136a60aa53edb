import { expect, test } from 'vitest';
import { soonOnDisk } from '../../electron/database/soon-on-disk.ts';
import { openScratchStore } from './support/open-store.ts';

const level = { FULL: 2, NORMAL: 1 };

test('does not wait for the disk, and whoever writes next does', () => {
  const { connection, meta } = openScratchStore();
  const synchronous = () => connection.pragma('synchronous', { simple: true });
  const write = soonOnDisk(connection, (value: string) => {
    meta.set('alerts.tally', value);
    return synchronous();
  });
  expect([synchronous(), write('one'), synchronous()]).toEqual([level.FULL, level.NORMAL, level.FULL]);
  expect(meta.get('alerts.tally')).toBe('one');
});

test('is all or nothing, and leaves nothing behind when it fails', () => {
  const { connection, meta } = openScratchStore();
  const write = soonOnDisk(connection, () => {
    meta.set('alerts.tally', 'half');
    throw new Error('no');
  });
  expect(write).toThrow('no');
  expect(meta.get('alerts.tally')).toBeNull();
  expect(connection.pragma('synchronous', { simple: true })).toBe(level.FULL);
});

test('inside a transaction it is as safe as that one', () => {
  const { connection, meta } = openScratchStore();
  const write = soonOnDisk(connection, (value: string) => {
    meta.set('alerts.tally', value);
    return connection.pragma('synchronous', { simple: true });
  });
  expect(connection.transaction(() => write('in')).immediate()).toBe(level.FULL);
  expect(meta.get('alerts.tally')).toBe('in');
});

import { describe, expect, it } from 'vitest';
import { createDataDesk } from '../../../../electron/services/data-desk.ts';
import type { DataCopies } from '../../../../electron/services/ports/data-copies.ts';
import { StorageError } from '../../../../electron/services/ports/storage-error.ts';
import type { CopyPreview, DataProgress } from '../../../../shared/model/data-copy.ts';
import { second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';

const preview: CopyPreview = {
  name: 'copy.zip', kind: 'saved', takenAt: fakeStart, madeBy: '0.1.0', format: 10, currentFormat: 10, bytes: 1, extras: ['preferences'],
  contents: { events: 1, byPeople: 1, incidents: 0, checks: 0, oldestAt: 1, newestAt: 1 }, lost: { events: 0, byPeople: 0, incidents: 0, checks: [], isOther: false },
};

function setUp({ place = '/media/copy.zip', fault = null as Error | null, eraseFault = null as Error | null } = {}) {
  const clock = createFakeClock();
  const did: string[] = [];
  const progress: (DataProgress | null)[] = [];
  const faults: unknown[] = [];
  const refusals: string[] = [];
  let release = () => {};
  const gate = { wait: null as Promise<void> | null };
  const copies: DataCopies = {
    overview: () => ({ folder: '/data', parts: [], copies: [], hasWellness: false }),
    pathOf: (name) => `/data/backups/${name}`,
    save: async ({ target, extras }, tell) => {
      tell({ what: 'Copying', share: 0.5 });
      await gate.wait;
      if (fault !== null) throw fault;
      did.push(`saved ${target} with ${extras.join(' ')}`);
      return { bytes: 3_400_000 };
    },
    lookInto: async ({ path }) => {
      if (fault !== null) throw fault;
      did.push(`looked into ${path}`);
      return preview;
    },
    stage: async ({ name, extras }) => {
      if (fault !== null) throw fault;
      did.push(`staged ${name} with ${extras.join(' ')}`);
    },
    forget: () => void did.push('forgot'),
    eraseWellness: () => void did.push('wellness copies erased'),
    exportAll: async ({ target }) => {
      if (fault !== null) throw fault;
      did.push(`exported ${target}`);
      return { bytes: 900, rows: 1234 };
    },
  };
  const desk = createDataDesk({
    clock, copies, version: '0.1.0', zone: () => 'Europe/Berlin', report: (error) => void faults.push(error), refused: (line) => void refusals.push(line), publish: (now) => void progress.push(now),
    dialogs: { choosePlace: async (_title, name) => (place === '' ? null : place.replace('NAME', name)), chooseFile: async () => (place === '' ? null : place) },
    eraser: {
      ask: () => {
        if (eraseFault !== null) throw eraseFault;
        did.push('erase');
      },
    },
    restarter: { restart: () => void did.push('restart') }, letGoOutside: () => void did.push('no start at login'),
  });
  const hold = () => {
    gate.wait = new Promise((resolve) => (release = resolve));
  };
  return { desk, clock, did, progress, faults, refusals, hold, release: () => release() };
}
const full = new StorageError('full', 'The disk is full.');

describe('createDataDesk', () => {
  it('backs up to the place that was chosen, named by the person’s day, and says how far it is', async () => {
    const { desk, did, progress } = setUp({ place: '/media/NAME' });
    expect(await desk.backUp(['preferences'])).toEqual({ result: 'done', message: expect.stringMatching(/^Backed up to \/media\/watchkeeper-\d{4}-\d\d-\d\d\.zip \(3\.4 MB\) and read back whole\. Tokens are not in it\.$/) });
    expect(did).toHaveLength(1);
    expect(progress).toEqual([{ what: 'Copying', share: 0 }, { what: 'Copying', share: 0.5 }, null]);
  });

  it('without a place nothing happens', async () => {
    const { desk, did } = setUp({ place: '' });
    for (const outcome of [await desk.backUp([]), await desk.exportAll(false), (await desk.chooseCopy()).outcome]) expect(outcome.result).toBe('nothing-to-do');
    expect(did).toEqual([]);
  });

  it('a failure says what happened and what was kept', async () => {
    const { desk } = setUp({ fault: full });
    expect(await desk.backUp([])).toEqual({ result: 'failed', message: 'No backup was made. The disk is full. Your data and the backups from before are as they were.' });
    expect(await desk.exportAll(false)).toEqual({ result: 'failed', message: 'Nothing was exported. The disk is full. Your data are as they were.' });
    expect(await desk.chooseCopy()).toEqual({ outcome: { result: 'failed', message: 'copy.zip cannot be restored. The disk is full. Nothing was changed.' }, preview: null });
  });

  it.each(['corrupt', 'newer', 'full', 'denied'] as const)('what is %s is told to the person and is one line of the log, no fault of the program', async (fault) => {
    const { desk, faults, refusals } = setUp({ fault: new StorageError(fault, 'The database in it is damaged: *** in database main ***\nPage 3: never used') });
    const { outcome } = await desk.chooseCopy();
    expect(outcome).toMatchObject({ result: 'failed', message: expect.stringContaining('Page 3: never used') });
    expect(refusals).toEqual(['copy.zip cannot be restored. The database in it is damaged: *** in database main *** Page 3: never used Nothing was changed.']);
    expect(faults).toEqual([]);
  });

  it('a mistake of the program is told, too, and reported with where it is', async () => {
    const mistake = new TypeError('entries is not iterable');
    const { desk, faults, refusals } = setUp({ fault: mistake });
    expect((await desk.chooseCopy()).outcome).toMatchObject({ result: 'failed', message: 'copy.zip cannot be restored. entries is not iterable Nothing was changed.' });
    expect([faults, refusals]).toEqual([[mistake], []]);
  });

  it('does one thing at a time', async () => {
    const { desk, hold, release, did } = setUp();
    hold();
    const first = desk.backUp([]);
    expect((await desk.exportAll(false)).result).toBe('nothing-to-do');
    expect((await desk.erase('ERASE')).result).toBe('nothing-to-do');
    release();
    expect((await first).result).toBe('done');
    expect(did).toEqual(['saved /media/copy.zip with ']);
  });

  it('restores only what was looked into, and starts again once the answer is out', async () => {
    const { desk, clock, did } = setUp();
    expect((await desk.restore([])).result).toBe('nothing-to-do');
    expect(await desk.lookInto('watchkeeper-20260302T090000000Z.db')).toMatchObject({ outcome: { result: 'done' }, preview: { name: 'copy.zip' } });
    expect((await desk.restore(['preferences'])).result).toBe('done');
    expect(did).toEqual(['looked into /data/backups/watchkeeper-20260302T090000000Z.db', 'staged copy.zip with preferences']);
    await clock.advance(second);
    expect(did.at(-1)).toBe('restart');
    // Once is enough: the next restore has to be looked into again.
    expect((await desk.restore([])).result).toBe('nothing-to-do');
  });

  it('a look that is given up leaves nothing to restore', async () => {
    const { desk, did } = setUp();
    await desk.chooseCopy();
    desk.forget();
    expect((await desk.restore([])).result).toBe('nothing-to-do');
    expect(did).toContain('forgot');
  });

  it('erases after the word, and not before', async () => {
    const { desk, clock, did } = setUp();
    for (const typed of ['', 'erase', 'ERASE!']) expect((await desk.erase(typed)).result).toBe('nothing-to-do');
    await clock.advance(second);
    expect(did).toEqual([]);
    expect((await desk.erase(' ERASE ')).result).toBe('done');
    await clock.advance(second);
    expect(did).toEqual(['erase', 'no start at login', 'restart']);
  });

  it('an erasure that cannot be settled erases nothing', async () => {
    const { desk, clock, did } = setUp({ eraseFault: new Error('EROFS: read-only file system.') });
    expect(await desk.erase('ERASE')).toEqual({ result: 'failed', message: 'Nothing was erased. EROFS: read-only file system. Your data are as they were.' });
    await clock.advance(second);
    expect(did).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createHotkeyActs } from '../../../../electron/services/hotkey-acts.ts';
import { createHotkeyKeeper } from '../../../../electron/services/hotkey-keeper.ts';
import type { HotkeysState } from '../../../../shared/model/hotkey.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const situation = (over: Partial<Situation>): Situation => situationOf(incidentReport(), over);

function setUp({ taken = [] as string[], unavailable = null as string | null } = {}) {
  const held = new Map<string, () => void>();
  const did: string[] = [];
  const told: HotkeysState[] = [];
  const wanted = { acknowledge: null as string | null, note: null as string | null };
  const keeper = createHotkeyKeeper({
    wanted: () => wanted, publish: (state) => void told.push(state), acts: { acknowledge: () => void did.push('acknowledge'), note: () => void did.push('note') },
    hotkeys: {
      unavailable: () => unavailable,
      register: (keys, run) => {
        if (taken.includes(keys) || held.has(keys)) return false;
        held.set(keys, run);
        return true;
      },
      release: (keys) => void held.delete(keys),
    },
  });
  return { keeper, wanted, held, did, told };
}

describe('createHotkeyKeeper', () => {
  it('takes no key from anybody unless somebody wants it', () => {
    const { keeper, held } = setUp();
    keeper.refresh();
    expect(held.size).toBe(0);
    expect(keeper.state().acknowledge.state).toBe('off');
  });

  it('holds the keys that are wanted, lets the old ones go, and all of them at the end', () => {
    const { keeper, wanted, held, did } = setUp();
    wanted.acknowledge = 'Control+Alt+A';
    keeper.refresh();
    held.get('Control+Alt+A')?.();
    wanted.acknowledge = 'Control+Alt+B';
    wanted.note = 'Control+Alt+N';
    keeper.refresh();
    expect([...held.keys()]).toEqual(['Control+Alt+B', 'Control+Alt+N']);
    held.get('Control+Alt+N')?.();
    expect(did).toEqual(['acknowledge', 'note']);
    keeper.stop();
    expect(held.size).toBe(0);
  });

  it('says so when another program has the keys, when both want the same, and when the desktop gives none', () => {
    const busy = setUp({ taken: ['Control+Alt+A'] });
    busy.wanted.acknowledge = 'Control+Alt+A';
    busy.keeper.refresh();
    expect(busy.told.at(-1)?.acknowledge).toMatchObject({ state: 'refused', why: expect.stringContaining('another program') });

    const same = setUp();
    Object.assign(same.wanted, { acknowledge: 'Control+Alt+A', note: 'Control+Alt+A' });
    same.keeper.refresh();
    expect(same.keeper.state()).toMatchObject({ acknowledge: { state: 'on' }, note: { state: 'refused', why: 'Both cannot have the same keys.' } });

    const wayland = setUp({ unavailable: 'This desktop (Wayland) keeps keys.' });
    wayland.wanted.note = 'Control+Alt+N';
    wayland.keeper.refresh();
    expect(wayland.keeper.state().note).toEqual({ keys: 'Control+Alt+N', state: 'refused', why: 'This desktop (Wayland) keeps keys.' });
    expect(wayland.held.size).toBe(0);
  });
});

describe('createHotkeyActs', () => {
  function acts(situations: readonly Situation[], fails = false) {
    const acknowledged: string[] = [];
    const shown: string[] = [];
    const done = createHotkeyActs({
      situations: () => situations, report: () => {}, note: { show: () => void shown.push('note') },
      acknowledge: async (id) => {
        acknowledged.push(id);
        if (fails) throw new Error('The data file is being repaired.');
        return { result: 'done', message: 'Acknowledged in PagerDuty.' };
      },
      notifier: {
        show: async ({ title, body }) => {
          shown.push(`${title} | ${body}`);
          return { shown: true, carrier: 'test', detail: '' };
        },
      },
    });
    return { done, acknowledged, shown };
  }

  it('acknowledges the most urgent that waits, one at a time, and shows which', async () => {
    const { done, acknowledged, shown } = acts([
      situation({ id: 'low', severity: 3, status: 'triggered', title: 'Reports are late' }),
      situation({ id: 'high', severity: 1, status: 'triggered', title: 'Payments fail' }),
      situation({ id: 'seen', severity: 1, status: 'acknowledged', title: 'Somebody is at it' }),
    ]);
    done.acknowledge();
    await expect.poll(() => shown).toEqual(['Acknowledged: Payments fail | Acknowledged in PagerDuty. 1 more waits.']);
    expect(acknowledged).toEqual(['high']);
  });

  it('says where they look that it did not work', async () => {
    const { done, shown } = acts([situation({ id: 'one', status: 'triggered', title: 'Payments fail' })], true);
    done.acknowledge();
    await expect.poll(() => shown).toEqual(['Not acknowledged yet: Payments fail | The data file is being repaired. Open the window.']);
  });

  it('says that nothing waits', async () => {
    const { done, acknowledged, shown } = acts([]);
    done.acknowledge();
    await expect.poll(() => shown).toEqual(['Nothing to acknowledge | No situation waits for an acknowledgement.']);
    expect(acknowledged).toEqual([]);
  });
});

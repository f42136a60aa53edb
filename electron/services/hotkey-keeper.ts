import { hotkeyActs, type HotkeyAct, type HotkeysState, type HotkeyState } from '../../shared/model/hotkey.ts';
import type { Hotkeys } from './ports/hotkeys.ts';

export type HotkeyKeeperOptions = {
  readonly hotkeys: Hotkeys;
  readonly wanted: () => Readonly<Record<HotkeyAct, string | null>>;
  readonly acts: Readonly<Record<HotkeyAct, () => void>>;
  readonly publish: (state: HotkeysState) => void;
};

const off: HotkeyState = { keys: null, state: 'off', why: '' };

/** Holds the keys that the person wants, and says of each whether the system gave it: a key that does nothing would be a false calm. */
export function createHotkeyKeeper({ hotkeys, wanted, acts, publish }: HotkeyKeeperOptions) {
  let state: HotkeysState = { acknowledge: off, note: off };

  function take(act: HotkeyAct, keys: string | null, taken: ReadonlySet<string>): HotkeyState {
    if (keys === null) return off;
    const refused = (why: string): HotkeyState => ({ keys, state: 'refused', why });
    const why = hotkeys.unavailable();
    if (why !== null) return refused(why);
    if (taken.has(keys)) return refused('Both cannot have the same keys.');
    return hotkeys.register(keys, acts[act]) ? { keys, state: 'on', why: '' } : refused('The system did not give these keys: another program has them, or they are no keys here. Pressing them does nothing in Watchkeeper. Choose others; or free them there: they are asked for again when Watchkeeper starts.');
  }
  function release(): void {
    for (const { keys, state: held } of Object.values(state)) if (held === 'on' && keys !== null) hotkeys.release(keys);
  }

  return {
    state: (): HotkeysState => state,
    /** Call it at the start, and when the wishes changed. */
    refresh(): void {
      release();
      const wishes = wanted();
      const taken = new Set<string>();
      const next: Record<HotkeyAct, HotkeyState> = { acknowledge: off, note: off };
      for (const act of hotkeyActs) {
        next[act] = take(act, wishes[act], taken);
        if (next[act].state === 'on' && wishes[act] !== null) taken.add(wishes[act]);
      }
      state = next;
      publish(state);
    },
    stop: release,
  };
}

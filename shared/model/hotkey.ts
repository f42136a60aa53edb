/** What can be done with a key in any program. */
export const hotkeyActs = ['acknowledge', 'note'] as const;
export type HotkeyAct = (typeof hotkeyActs)[number];

/** `off`: none is wanted. `on`: it acts. `refused`: the system did not give it, for the reason in `why`. */
export type HotkeyState = { readonly keys: string | null; readonly state: 'off' | 'on' | 'refused'; readonly why: string };
export type HotkeysState = Readonly<Record<HotkeyAct, HotkeyState>>;

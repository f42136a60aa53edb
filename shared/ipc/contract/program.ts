import { z } from 'zod';
import type { AppFacts } from '../../model/app-facts.ts';
import { EraseSchema, ExtraPartSchema, KeptCopyNameSchema, RestoreSchema, type CopyLook, type DataOverview, type DataProgress } from '../../model/data-copy.ts';
import type { Diagnostics } from '../../model/diagnostics.ts';
import type { HotkeysState } from '../../model/hotkey.ts';
import type { Notice } from '../../model/notice.ts';
import type { Outcome } from '../../model/outcome.ts';
import { PreferencesPatchSchema, type Preferences } from '../../model/preferences.ts';
import { SaveFileSchema } from '../../model/save-file.ts';
import { call, event, nothing, returns } from './shape.ts';

/** The program itself: settings, data, notices, what the system gives it. */
export const programCalls = {
  'app.facts': call(nothing, returns<AppFacts>()),
  'notices.list': call(nothing, returns<readonly Notice[]>()),
  'notice.dismiss': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  'preferences.get': call(nothing, returns<Preferences>()),
  'preferences.set': call(PreferencesPatchSchema, returns<Preferences>()),
  'link.open': call(z.strictObject({ url: z.string().max(2048) }), returns<Outcome>()),
  /** What lies in the data folder. */
  'data.overview': call(nothing, returns<DataOverview>()),
  /** Asks where to, and writes one file with everything but the secrets. */
  'data.backUp': call(z.strictObject({ extras: z.array(ExtraPartSchema).max(3) }), returns<Outcome>()),
  /** Asks for a backup and looks into it; nothing is changed yet. */
  'data.chooseCopy': call(nothing, returns<CopyLook>()),
  /** The same for one that lies in the data folder. */
  'data.lookInto': call(z.strictObject({ name: KeptCopyNameSchema }), returns<CopyLook>()),
  /** The program starts again with what was looked into; what was in place is kept. */
  'data.restore': call(RestoreSchema, returns<Outcome>()),
  'data.forget': call(nothing, returns<Outcome>()),
  'data.export': call(z.strictObject({ withWellness: z.boolean() }), returns<Outcome>()),
  /** The program ends, erases all that it keeps on this machine, and starts as on the first day. */
  'data.erase': call(EraseSchema, returns<Outcome>()),
  /** Measures, checks and reads now; takes a moment. */
  'diagnostics.read': call(nothing, returns<Diagnostics>()),
  /** Whether the system gave the keys that act in every program. */
  'hotkeys.state': call(nothing, returns<HotkeysState>()),
  /** Puts the small window for a note away. */
  'note.close': call(nothing, returns<Outcome>()),
  /** Asks where to, and writes a text there. */
  'file.save': call(SaveFileSchema, returns<Outcome>()),
  'clipboard.write': call(z.strictObject({ text: z.string().max(1_000_000) }), returns<Outcome>()),
} as const;

export const programEvents = {
  'notices.changed': event<readonly Notice[]>(),
  'preferences.changed': event<Preferences>(),
  'hotkeys.changed': event<HotkeysState>(),
  /** How far the work on the data is; null: it is through. */
  'data.progress': event<DataProgress | null>(),
} as const;

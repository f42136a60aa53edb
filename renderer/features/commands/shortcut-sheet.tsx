import { Fragment } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useView, useWatch } from '../../store/stores.ts';
import { screens } from '../../store/view-store.ts';
import { showSettings } from '../settings/section.ts';
import { commandKey } from '../shell/key-names.ts';
import { screenNames } from '../shell/screen-names.ts';
import { keyOf, keyWords, shortcuts, type OwnKeys, type ShortcutGroup } from '../shell/shortcut-book.ts';

type Rows = readonly (readonly [keys: string, what: string])[];

const inTimeline: Rows = [
  ['↑ ↓', 'From event to event'],
  ['Page Up, Page Down', 'A screen at a time'],
  ['Home, End', 'The newest; the oldest read so far'],
  ['Enter', 'Open or close an event'],
  ['C', 'Copy the event as a Markdown line'],
  ['← →', 'In the histogram: mark another stretch'],
];
const onEveryScreen: Rows = [
  [`${commandKey} ${screens.length < 10 ? `1–${screens.length}` : '1–9, 0'}`, screens.map((screen) => screenNames[screen].label).join(', ')],
  ['F5', 'Ask PagerDuty now'],
];
const onAnIncident: Rows = [
  ['1–9', 'Tick the step with this number; ↑ ↓ and Space for any'],
  [`${commandKey} Enter`, 'In an update: copy it; Enter says that it is posted'],
];

const noOwn: OwnKeys = {};

/** The keys as they are now, those that the person chose included. */
export function ShortcutSheet() {
  const singleKeys = useView((view) => view.singleKeys);
  const close = useView((view) => view.close);
  const own = useWatch(({ preferences }) => preferences?.shortcuts ?? noOwn);
  const rowsOf = (group: ShortcutGroup): Rows => shortcuts.filter((shortcut) => shortcut.group === group).map((shortcut) => [keyWords(keyOf(shortcut, own), commandKey), shortcut.what]);
  return (
    <Dialog title="Keyboard shortcuts" onClose={close}>
      <div className="sheet">
        {singleKeys ? null : <p className="soft">Single keys are switched off in the preferences; those with {commandKey} work.</p>}
        <h3>Everywhere</h3>
        <Keys rows={[...rowsOf('everywhere'), ...onEveryScreen]} />
        <h3>On the page of an incident</h3>
        <Keys rows={[...rowsOf('incident'), ...onAnIncident]} />
        <h3>Timeline</h3>
        <Keys rows={inTimeline} />
        <div className="form-actions"><Button onClick={() => showSettings('keys')}>Change keys…</Button></div>
      </div>
    </Dialog>
  );
}

function Keys({ rows }: { readonly rows: Rows }) {
  return <dl className="keys">{rows.map(([keys, what]) => <Fragment key={`${keys} ${what}`}><dt>{keys}</dt><dd>{what}</dd></Fragment>)}</dl>;
}

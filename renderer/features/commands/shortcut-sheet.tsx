import { Fragment } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { useView } from '../../store/stores.ts';
import { screens } from '../../store/view-store.ts';
import { commandKey, screenNames } from '../shell/screen-names.ts';

const everywhere: readonly (readonly [keys: string, what: string])[] = [
  ['A, then Enter', 'Acknowledge the most urgent situation'],
  ['A, then 1–9', 'Acknowledge another one'],
  [`${commandKey} Shift A`, 'The same while typing'],
  ['N, R, S', 'Note, resolve, snooze: the card in focus, or the most urgent'],
  ['E, H, U', 'Escalate, reassign, status update: likewise'],
  ['O', 'Outbox: what is not confirmed yet'],
  ['F5', 'Ask PagerDuty now'],
  [`${commandKey} K`, 'Commands'],
  ['I', 'Open the incident: the card in focus, or the most urgent'],
  [`${commandKey} 1–${screens.length}`, screens.map((screen) => screenNames[screen].label).join(', ')],
  ['/', 'Search the timeline'],
  [`${commandKey} ,`, 'Preferences'],
  ['?', 'This sheet'],
];
const inTimeline: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓', 'From event to event'],
  ['Page Up, Page Down', 'A screen at a time'],
  ['Home, End', 'The newest; the oldest read so far'],
  ['Enter', 'Open or close an event'],
  ['C', 'Copy the event as a Markdown line'],
  ['← →', 'In the histogram: mark another stretch'],
];

const inIncident: typeof everywhere = [
  ['N, F, D, C', 'Write a note, a finding, what you did, the cause'],
  ['1–9', 'Tick the step with this number; ↑ ↓ and Space for any'],
  ['I, M, W, R', 'Investigating, Mitigating, Monitoring, Resolved'],
  ['L', 'Log a call, or whether it was answered'],
  ['U, J', 'Write a status update; say that nothing changed'],
  [`${commandKey} Enter`, 'In an update: copy it; Enter says that it is posted'],
  ['V', 'Severity'],
  ['B, Q', 'Impact on the business; decide whether to escalate'],
  ['T, P', 'Timeline; after it: classification and report'],
  ['K', 'Copy the name of the channel'],
  ['Z', 'Take back the last status, tick, call, fact or update'],
];

export function ShortcutSheet() {
  const singleKeys = useView((view) => view.singleKeys);
  const close = useView((view) => view.close);
  return (
    <Dialog title="Keyboard shortcuts" onClose={close}>
      <div className="sheet">
        {singleKeys ? null : <p className="soft">Single keys are switched off in the preferences; those with {commandKey} work.</p>}
        <h3>Everywhere</h3>
        <Keys rows={everywhere} />
        <h3>On the page of an incident</h3>
        <Keys rows={inIncident} />
        <h3>Timeline</h3>
        <Keys rows={inTimeline} />
      </div>
    </Dialog>
  );
}

function Keys({ rows }: { readonly rows: typeof everywhere }) {
  return <dl className="keys">{rows.map(([keys, what]) => <Fragment key={keys}><dt>{keys}</dt><dd>{what}</dd></Fragment>)}</dl>;
}

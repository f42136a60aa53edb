import { Plus, Search, X } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatNear, formatTimeOfDay } from '../../../shared/domain/format-time.ts';
import { eventGroupLabels, eventGroups, eventSourceLabels } from '../../../shared/domain/timeline-words.ts';
import type { EventSource } from '../../../shared/model/event.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { useMinute, useWatch, useZone, view } from '../../store/stores.ts';
import { isNarrowed, spans, type Choice } from '../../store/timeline-filter.ts';
import { useTimeline } from './timeline.ts';

const severities: readonly Severity[] = [1, 2, 3, 4];
const sources = Object.keys(eventSourceLabels) as EventSource[];

/** For what leaves when it is pressed: the keyboard goes on from the search. */
function searchAgain(): void {
  document.getElementById('timeline-search')?.focus();
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((held) => held !== item) : [...list, item];
}

export function TimelineFilters() {
  const choice = useTimeline((state) => state.choice);
  const choose = useTimeline((state) => state.choose);
  const reset = useTimeline((state) => state.reset);
  const { groups, sources: chosenSources, severities: chosenSeverities } = choice;
  return (
    <div className="filters" role="search" aria-label="Timeline">
      <SearchField />
      <MenuButton label="Kinds" count={groups.length} items={eventGroups.map((group) => ({ key: group, label: eventGroupLabels[group], checked: groups.includes(group), onSelect: () => choose({ groups: toggled(groups, group) }) }))} />
      <MenuButton label="Sources" count={chosenSources.length} items={sources.map((source) => ({ key: source, label: eventSourceLabels[source], checked: chosenSources.includes(source), onSelect: () => choose({ sources: toggled(chosenSources, source) }) }))} />
      <MenuButton label="Severity" count={chosenSeverities.length} items={severities.map((severity) => ({ key: String(severity), label: `SEV-${severity}`, checked: chosenSeverities.includes(severity), onSelect: () => choose({ severities: toggled(chosenSeverities, severity) }) }))} />
      <CheckMenu choice={choice} choose={choose} />
      <Segmented label="Time range" value={choice.span} options={spans.map((span) => ({ value: span, label: span }))} onChange={(span) => choose({ span, window: null })} />
      <Subjects choice={choice} choose={choose} />
      {isNarrowed(choice) ? <Button look="quiet" icon={X} onClick={() => { reset(); searchAgain(); }}>Clear</Button> : null}
      <Button look="quiet" icon={Plus} onClick={() => view.getState().open({ kind: 'change' })}>Log a change</Button>
      <Zone />
    </div>
  );
}

type Part = { readonly choice: Choice; readonly choose: (part: Partial<Choice>) => void };

function SearchField() {
  const text = useTimeline(({ choice }) => choice.text);
  const choose = useTimeline((state) => state.choose);
  return (
    <div className="search">
      <Icon of={Search} small />
      <input
        id="timeline-search"
        type="search"
        aria-label="Search the timeline"
        placeholder="Search"
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => choose({ text: target.value })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.event[tabindex="0"]')?.focus();
          else if (event.key === 'Escape' && text !== '') choose({ text: '' });
          else return;
          event.preventDefault();
        }}
      />
      {text === '' ? <kbd aria-hidden="true">/</kbd> : <IconButton icon={X} label="Clear the search" onClick={() => choose({ text: '' })} />}
    </div>
  );
}

function CheckMenu({ choice, choose }: Part) {
  const checks = useWatch((watch) => watch.checks) ?? [];
  if (checks.length === 0) return null;
  const items = checks.map(({ check }) => ({
    key: check.id, label: check.name, checked: choice.checkId === check.id,
    onSelect: () => choose({ checkId: choice.checkId === check.id ? null : check.id }),
  }));
  return <MenuButton label="Check" count={choice.checkId === null ? 0 : 1} items={items} />;
}

/** Single subjects that a row or another screen asked for, each with the way to let it go. */
function Subjects({ choice, choose }: Part) {
  const { situationId, incidentId, window } = choice;
  const zone = useZone();
  const now = useMinute();
  return (
    <>
      {situationId === null ? null : <Button icon={X} onClick={() => { choose({ situationId: null }); searchAgain(); }}>One situation</Button>}
      {incidentId === null ? null : <Button icon={X} onClick={() => { choose({ incidentId: null }); searchAgain(); }}>One incident</Button>}
      {window === null ? null : <Button icon={X} onClick={() => { choose({ window: null }); searchAgain(); }} title="Let the marked time go">{stretch(window.from, window.to, now, zone)}</Button>}
    </>
  );
}

/** With seconds where minutes would not tell its ends apart. */
function stretch(from: Instant, to: Instant, now: Instant, zone: string): string {
  const [first, last] = [formatNear(from, now, zone), formatNear(to, now, zone)];
  return first === last ? `${formatTimeOfDay(from, zone)} – ${formatTimeOfDay(to, zone)}` : `${first} – ${last}`;
}

function Zone() {
  const zone = useZone();
  return <span className="zone soft">Times in {zone}</span>;
}

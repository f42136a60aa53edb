import { describe, expect, it } from 'vitest';
import { failingWith } from '../../../../electron/drill/faults.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { colleague, me } from '../../../support/drill-account.ts';
import { watchAccount } from '../../../support/watched-account.ts';

type Watched = ReturnType<typeof watchAccount>;
const windows = (it: Watched) => it.calls(/^\/incidents$/).filter(({ query }) => query.get('date_range') === null);
const passed = ({ heard }: Watched) => heard.changes.flatMap(({ changed }) => changed.filter(({ status }) => status === 'resolved')).map(({ id, status }) => `${id} ${status}`);
const kinds = ({ heard }: Watched, id: string) => heard.events.filter(({ incidentId }) => incidentId === id).map(({ kind }) => kind);

describe('what came and went between two looks at the open list', () => {
  it('is found, with its log, within a minute', async () => {
    const it = watchAccount();
    await it.clock.advance(20 * second);
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'A blip' });
    it.simulator.resolve(id);
    await it.clock.advance(90 * second);
    expect(passed(it)).toEqual([`${id} resolved`]);
    expect(kinds(it, id)).toEqual(['incident.triggered', 'incident.log', 'incident.resolved']);
    await it.clock.advance(20 * minute);
    expect(passed(it)).toHaveLength(1);
  });

  it('is found with the first good look after failed ones, however short the trouble was', async () => {
    const it = watchAccount();
    await it.clock.advance(65 * second);
    const read = windows(it).length;
    it.simulator.fail(failingWith(503));
    await it.clock.advance(16 * second);
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'A blip' });
    it.simulator.resolve(id);
    expect(windows(it)).toHaveLength(read);
    it.simulator.heal();
    await it.clock.advance(22 * second);
    expect(passed(it)).toEqual([`${id} resolved`]);
  });

  it('is found after a sleep, even when it had begun before as somebody else’s', async () => {
    const it = watchAccount();
    const escalated = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Escalated', assignTo: [colleague] });
    await it.clock.advance(20 * minute);
    it.clock.sleep(6 * hour);
    const fresh = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'In the night' });
    it.simulator.reassign(escalated, [me]);
    it.simulator.resolve(fresh);
    it.simulator.resolve(escalated);
    it.sync.slept();
    it.sync.wake();
    await it.clock.advance(5 * second);
    expect(passed(it).sort()).toEqual([`${escalated} resolved`, `${fresh} resolved`].sort());
  });

  it('is found after a restart, from where the last run had read', async () => {
    const it = watchAccount();
    await it.clock.advance(10 * minute);
    it.sync.stop();
    await it.clock.advance(30 * 24 * hour);
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'While away', assignTo: [me] });
    it.simulator.resolve(id);
    await it.clock.advance(hour);
    it.restart();
    await it.clock.advance(5 * second);
    expect(passed(it)).toEqual([`${id} resolved`]);
  });

  it('is nothing of ours when it never was for us, and its log is asked for only once', async () => {
    const it = watchAccount();
    await it.clock.advance(20 * second);
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Theirs', assignTo: [colleague] });
    it.simulator.resolve(id, colleague);
    await it.clock.advance(10 * minute);
    expect(passed(it)).toEqual([]);
    expect(it.calls(new RegExp(`${id}/log_entries`))).toHaveLength(1);
  });

  it("is the team's by its team, without a look at its log", async () => {
    const it = watchAccount({ sync: { connection: { scope: 'teams', email: null } } });
    await it.clock.advance(20 * second);
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Theirs', assignTo: [colleague] });
    it.simulator.resolve(id, colleague);
    await it.clock.advance(90 * second);
    expect(passed(it)).toEqual([`${id} resolved`]);
    expect(windows(it).every(({ query }) => query.get('team_ids[]') === 'TLEADS')).toBe(true);
  });

  it('is asked for by creation, in UTC, with five minutes of overlap, once a minute', async () => {
    const it = watchAccount();
    await it.clock.advance(2 * minute);
    it.simulator.forget();
    await it.clock.advance(10 * minute);
    expect(windows(it)).toHaveLength(10);
    const [first] = windows(it);
    expect(first?.query.getAll('statuses[]')).toEqual(['triggered', 'acknowledged', 'resolved']);
    expect([first?.query.get('since'), first?.query.get('time_zone')]).toEqual(['2026-03-02T08:57:00Z', 'UTC']);
  });

  it('waits for its turn when it cannot be read, and keeps nothing else waiting', async () => {
    const it = watchAccount();
    await it.clock.advance(20 * second);
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'A blip' });
    it.simulator.resolve(id);
    it.simulator.fail({ ...failingWith(503), path: new RegExp(`${id}/log_entries`), times: 1 });
    await it.clock.advance(5 * minute);
    expect(passed(it)).toEqual([`${id} resolved`]);
    expect(it.source()?.condition).toBe('fresh');
    expect(it.heard.reports).toEqual([]);
  });
});

describe('notes', () => {
  const notes = ({ heard }: Watched) => heard.events.filter(({ body }) => body.startsWith('Note')).map(({ title, body, actor }) => [title, body, actor]);

  it('that the log tells are told once', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Open' });
    it.simulator.note(id, colleague, 'Note: only motor leads');
    await it.clock.advance(20 * minute);
    expect(notes(it)).toEqual([['Note added by Maya Okafor', 'Note: only motor leads', 'Maya Okafor']]);
    expect(it.calls(/\/notes$/)).toHaveLength(2);
  });

  it('that the log tells late, or never, are told all the same, and never twice', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Open' });
    const added = it.simulator.note(id, colleague, 'Note: only motor leads');
    const log = it.simulator.world.log;
    const [late] = log.splice(log.findIndex(({ type }) => type === 'annotate_log_entry'), 1);
    await it.clock.advance(5 * second);
    expect(notes(it)).toHaveLength(1);
    if (late !== undefined) log.push(late);
    await it.clock.advance(40 * minute);
    expect(notes(it)).toHaveLength(1);
    it.sync.stop();
    it.restart();
    await it.clock.advance(40 * minute);
    expect(notes(it)).toHaveLength(1);
    expect(added.id).not.toBe('');
  });

  it('with the same words stay two when they were written twice', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Open' });
    it.simulator.note(id, colleague, 'Note: again');
    it.simulator.note(id, colleague, 'Note: again');
    await it.clock.advance(20 * minute);
    expect(notes(it)).toHaveLength(2);
  });
});

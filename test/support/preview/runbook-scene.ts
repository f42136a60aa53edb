import { parse } from 'yaml';
import { assessTrainee, trainingDue } from '../../../shared/domain/training-standing.ts';
import { writeRunbook } from '../../../shared/domain/runbook-sections.ts';
import type { Trainee, TrainingRecord } from '../../../shared/model/training.ts';
import pages from '../../../shared/policy/runbook-pages.yaml?raw';
import { RunbookPagesSchema } from '../../../shared/policy/runbook-policy.ts';
import { elapsedDay, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';
import { wholePolicy } from '../runbook-policies.ts';

/** The shipped reference with some numbers filled in, one command allowed. */
export function withRunbook(world: FakeWorld, now: Instant): FakeWorld {
  const phones: Readonly<Record<string, string>> = { primary: '+4930123456', secondary: '+4930123457', 'platform-lead': '+493055501234', security: '+441632960961' };
  const contacts = wholePolicy.incident.contacts.map((contact) => ({ ...contact, phone: phones[contact.id] ?? null, slack: contact.id === 'security' ? '@security-on-call' : null }));
  const policy = { ...wholePolicy, incident: { ...wholePolicy.incident, contacts } };
  return {
    ...world,
    runbook: {
      sections: writeRunbook(policy, RunbookPagesSchema.parse(parse(pages))), home: '/home/kim', undo: 'Grafana: https://grafana.company.com opens, 2 Mar 2026',
      contacts: contacts.map(({ id, name, phone, slack, email }) => ({ id, name, phone, slack, email, confirmedAt: id === 'primary' ? now - 3 * elapsedDay : null })),
      tools: wholePolicy.runbook.tools.map(({ id, name, url }) => ({ id, name, url, openedAt: id === 'grafana' ? now : id === 'slack' ? now - 40 * elapsedDay : null })),
      commands: wholePolicy.runbook.commands.map(({ id, name, text, how, run, timeoutSeconds, check }) => ({
        id, name, text, how, run, timeoutSeconds, unfit: null, running: false, check: check === null ? null : (world.checks[0]?.check.id ?? null), allowed: id === 'pods' ? { folder: '/home/kim/platform', at: now - elapsedDay } : null,
      })),
    },
  };
}

const day = (now: Instant, ago: number): string => new Date(now - ago * elapsedDay).toISOString().slice(0, 10);

/** One who learns, one who is fit, one whose certification has run out. */
export function withTraining(world: FakeWorld, now: Instant): FakeWorld {
  const { training: policy } = wholePolicy;
  const parts = policy.weeks.flatMap(({ days }) => days).flatMap(({ items }) => items);
  const trainee = (id: string, name: string, certifiedOn: string | null): Trainee => ({ id, name, rotaPerson: certifiedOn === null ? null : id, startsOn: day(now, 17), certifiedOn });
  const record = (traineeId: string, item: string, ago: number, assessor: string, evidence = ''): TrainingRecord => ({ id: `${traineeId} ${item}`, traineeId, item, heldOn: day(now, ago), assessor, evidence, recordedAt: now - ago * elapsedDay });
  const records = [
    ...parts.slice(0, 21).map(({ id }, at) => record('dana', id, 16 - Math.floor(at / 1.5), at % 3 === 0 ? 'Maya Okafor' : '', at % 4 === 0 ? 'https://wiki.company.com/training/dana' : '')),
    record('dana', 'knowledge-test', 1, 'Robin Vale'), record('alice', 'monthly', 25, 'Robin Vale'), record('alice', 'quarterly', 20, 'Robin Vale'), record('bob', 'quarterly', 30, 'Maya Okafor'),
  ];
  const people = [trainee('dana', 'Dana Ruiz', null), trainee('alice', 'Alice Moreau', day(now, 120)), trainee('bob', 'Bob Lindqvist', day(now, 371))]
    .map((one) => assessTrainee({ trainee: one, records: records.filter(({ traineeId }) => traineeId === one.id), shadows: ['Dana Ruiz'] }, policy, day(now, 0)));
  const rate = (competency: string, rating: number, before: number | null) => ({ competency, rating, ratedAt: now - 9 * elapsedDay, before });
  return {
    ...world,
    training: {
      policy, people, due: trainingDue(people, 'Europe/Berlin'), today: day(now, 0), undo: 'Test of technical knowledge, Dana Ruiz, signed by Robin Vale', rotaPeople: [{ id: 'alice', name: 'Alice' }, { id: 'bob', name: 'Bob' }],
      ratings: [rate('skill-kubernetes', 4, 3), rate('skill-database', 2, null), rate('skill-monitoring', 4, null), rate('skill-network', 2, 3), rate('skill-incidents', 3, null), rate('skill-escalation', 5, null)],
      resources: policy.resources.map(({ id }) => ({ id, openedAt: id === 'dashboards' ? now - 6 * elapsedDay : null })),
    },
  };
}

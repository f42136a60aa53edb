import type { RunbookSection } from '../model/runbook.ts';
import type { Policy } from '../policy/policy.ts';
import type { RunbookPage } from '../policy/runbook-policy.ts';
import { repairEncoding } from './repair-encoding.ts';
import { finishSection, tableBlock, type DraftBlock, type DraftItem, type DraftSection } from './runbook-builder.ts';
import { runbookChapters } from './runbook-chapters.ts';
import { answerWords, communicationSections, escalationSections, ladderRows, levelSection, phaseSections, severitySections } from './runbook-incidents.ts';
import { limitSections, routineSections, trainingSections } from './runbook-people.ts';

const severities = [1, 2, 3, 4] as const;

/** All times on one page, out of the same rules that count them down (S47, C36). */
function quickSections({ incident, runbook }: Policy): readonly DraftSection[] {
  const times = severities.map((severity): DraftItem => ({ cells: [`SEV-${severity}`, incident.severities[severity].name, answerWords(incident.severities[severity])], line: 908 + severity }));
  const rungs = severities.flatMap((severity) => ladderRows(incident, severity).map(({ cells }): DraftItem => ({ cells: [`SEV-${severity}`, ...cells] })));
  const named = (kind: 'contacts' | 'tools' | 'commands', things: readonly { readonly id: string; readonly name: string; readonly line?: number | undefined }[], more: (at: number) => readonly string[]): DraftBlock => ({
    kind, items: things.map(({ id, name, line }, at) => ({ id, cells: [name, ...more(at)], line })),
  });
  return [
    { id: 'quick-answers', chapter: 'quick', title: 'How fast to answer', line: 907, fromPolicy: true, blocks: [tableBlock(['Severity', '', 'Acknowledge within'], times)] },
    { id: 'quick-escalation', chapter: 'quick', title: 'Who is called after how long', line: 914, fromPolicy: true, blocks: [tableBlock(['Severity', 'After', 'Who', 'If'], rungs, 914)] },
    { id: 'contacts', chapter: 'quick', title: 'Contacts', line: 886, fromPolicy: true, blocks: [named('contacts', incident.contacts, (at) => [incident.contacts[at]?.phone ?? 'no number', incident.contacts[at]?.slack ?? '', incident.contacts[at]?.email ?? ''])] },
    { id: 'commands', chapter: 'quick', title: 'Commands', line: 921, fromPolicy: true, blocks: [named('commands', runbook.commands, (at) => [runbook.commands[at]?.text ?? '', runbook.commands[at]?.how ?? ''])] },
    { id: 'tools', chapter: 'quick', title: 'Tools', line: 897, fromPolicy: true, blocks: [named('tools', runbook.tools, (at) => [runbook.tools[at]?.url ?? 'no address'])] },
  ];
}

/** A page of plain reference; points without a line of their own stand on the lines after their block's. */
function pageSection({ id, chapter, title, line, blocks }: RunbookPage): DraftSection {
  return {
    id: `page-${id}`, chapter, title: repairEncoding(title), line, fromPolicy: false,
    blocks: blocks.map((block): DraftBlock => {
      const text = block.text === undefined ? null : repairEncoding(block.text);
      if (block.points.length === 0) return { kind: 'text', line: block.line, items: text === null ? [] : [{ cells: [text], line: block.line }] };
      return {
        kind: block.ordered ? 'steps' : 'points', title: text, line: block.line,
        items: block.points.map((point, at) => {
          const own = typeof point === 'string' ? { text: point, line: undefined } : point;
          return { cells: [repairEncoding(own.text)], line: own.line ?? (block.line === undefined ? null : block.line + 1 + at) };
        }),
      };
    }),
  };
}

/**
 * The whole reference, chapter by chapter in the order of the runbook's lines. What has numbers is written from the rules that
 * the program runs by (S47, S50); `shipped` are the pages for a policy that brings none.
 */
export function writeRunbook(policy: Policy, shipped: readonly RunbookPage[]): readonly RunbookSection[] {
  const { incident, duty, breaks, routines, training, runbook } = policy;
  const drafts = [
    ...severitySections(incident), ...phaseSections(incident), levelSection(incident), ...communicationSections(incident), ...escalationSections(incident),
    ...limitSections(duty, breaks), ...routineSections(routines), ...trainingSections(training), ...(runbook.pages ?? shipped).map(pageSection),
  ].map(finishSection).filter(({ blocks }) => blocks.length > 0).toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
  const all = [...quickSections(policy).map(finishSection).filter(({ blocks }) => blocks.length > 0), ...drafts];
  const order = [...new Set([...Object.keys(runbookChapters), ...all.map(({ chapter }) => chapter)])];
  return order.flatMap((chapter) => all.filter((section) => section.chapter === chapter));
}

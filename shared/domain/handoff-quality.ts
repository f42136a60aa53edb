import type { Handoff, HandoffEntry, HandoffField } from '../model/handoff.ts';
import type { HandoffPlace, HandoffQuality, QualityPoint } from '../model/handoff-view.ts';
import { entriesIn, partOf } from './handoff-change.ts';
import { entryIdOf } from './handoff-compile.ts';
import { qualityPoints, type PointId } from './handoff-quality-points.ts';

/** What the program knows beside the text. */
export type QualityFacts = {
  /** Incidents that are open now, with what names them. */
  readonly openIncidents: readonly { readonly id: string; readonly title: string }[];
};

type Verdict = { readonly met: boolean; readonly reason: string; readonly jump: HandoffPlace | null };
type Checked = Pick<Handoff, 'content' | 'ticks'>;

const at = (field: HandoffField, entryId: string | null = null): HandoffPlace => ({ field, entryId });
const good = (reason: string): Verdict => ({ met: true, reason, jump: null });
const missing = (reason: string, jump: HandoffPlace): Verdict => ({ met: false, reason, jump });

/** The key under which the evidence of an incident stands in every compile. */
export function incidentKey(id: string): string {
  return `incident:${id}`;
}

/**
 * The 17 points of the handoff, nine of them read off the text and the data, the others ticked by hand (S35, runbook L711-L735). It advises,
 * and never keeps anybody from giving a handoff.
 */
export function assessQuality(handoff: Checked, facts: QualityFacts): HandoffQuality {
  const points = qualityPoints.map(({ id, ...point }): QualityPoint => {
    const verdict = computed[id]?.(handoff, facts);
    if (verdict !== undefined) return { id, ...point, known: 'computed', ...verdict };
    const met = handoff.ticks[id] === true;
    return { id, ...point, known: 'by-hand', met, reason: met ? 'Ticked by hand.' : 'Not ticked yet: only you can tell.', jump: null };
  });
  return { points, met: points.filter(({ met }) => met).length, of: points.length };
}

function lines({ content }: Checked, field: HandoffField): readonly HandoffEntry[] {
  return entriesIn(content, field).filter((entry) => !entry.struck && Object.values({ ...entry.compiled, ...entry.written }).some((text) => text.trim() !== ''));
}
function prose({ content }: Checked, field: HandoffField): string {
  return content.prose[field]?.trim() ?? '';
}
const says = (handoff: Checked, field: HandoffField): boolean => lines(handoff, field).length > 0 || prose(handoff, field) !== '';
const nameOf = (entry: HandoffEntry): string => {
  const name = (partOf(entry, 'title') || partOf(entry, 'text')).trim();
  return name === '' ? 'An issue without a name' : `“${name.length > 60 ? `${name.slice(0, 59)}…` : name}”`;
};
/** Issues that go on: what is resolved needs nobody. */
const going = (handoff: Checked): readonly HandoffEntry[] => lines(handoff, 'issues').filter((entry) => partOf(entry, 'status').trim().toLowerCase() !== 'resolved');
const lacks = (entry: HandoffEntry, part: 'nextStep' | 'owner' | 'eta' | 'impact' | 'rollback' | 'value' | 'time'): boolean => partOf(entry, part).trim() === '';

const computed: Readonly<Partial<Record<PointId, (handoff: Checked, facts: QualityFacts) => Verdict>>> = {
  'issues-documented'(handoff, { openIncidents }) {
    const there = new Map(entriesIn(handoff.content, 'issues').map((entry) => [entry.evidence?.key ?? entry.id, entry]));
    const left = openIncidents.filter(({ id }) => {
      const entry = there.get(incidentKey(id)) ?? there.get(entryIdOf(incidentKey(id)));
      return entry === undefined || entry.struck;
    });
    const [first] = left;
    if (first !== undefined) return missing(`${left.length === 1 ? 'An open incident is' : `${left.length} open incidents are`} not in it: ${first.title}. Compile, or write it in.`, at('issues'));
    const nameless = lines(handoff, 'issues').find((entry) => partOf(entry, 'title').trim() === '');
    if (nameless !== undefined) return missing('An issue has no name.', at('issues', nameless.id));
    return good(openIncidents.length === 0 ? 'No incident is open.' : 'Every open incident is in it.');
  },
  'health-clear'(handoff) {
    const text = [...lines(handoff, 'health').flatMap((entry) => [partOf(entry, 'title'), partOf(entry, 'text')]), prose(handoff, 'health')].join('\n');
    if (text.trim() === '') return missing('Nothing is said of the overall health.', at('health'));
    return /\b(green|yellow|red)\b/i.test(text) ? good('It says green, yellow or red.') : missing('It says neither green, yellow nor red.', at('health'));
  },
  'changes-explained'(handoff) {
    if (!says(handoff, 'changes')) return missing('Nothing stands here. Write “None” where nothing was changed.', at('changes'));
    const changes = lines(handoff, 'changes');
    const open = changes.find((entry) => lacks(entry, 'impact') || lacks(entry, 'rollback'));
    if (open !== undefined) return missing(`${nameOf(open)} says nothing of its ${lacks(open, 'impact') ? 'impact' : 'rollback'}.`, at('changes', open.id));
    return good(changes.length === 0 ? 'Said in words.' : 'Each change has an impact and a way back.');
  },
  'upcoming-noted'(handoff) {
    const fields = ['maintenance', 'deployments', 'dependencies'] as const;
    if (!fields.some((field) => says(handoff, field))) return missing('Nothing stands here. Write “None” where nothing is planned.', at('maintenance'));
    for (const field of fields) {
      const open = lines(handoff, field).find((entry) => partOf(entry, 'title') !== '' && lacks(entry, 'time'));
      if (open !== undefined) return missing(`${nameOf(open)} says not when.`, at(field, open.id));
    }
    return good('What is coming is said, with its time.');
  },
  'contacts-current'(handoff) {
    if (!says(handoff, 'contacts')) return missing('Nobody is named.', at('contacts'));
    const open = lines(handoff, 'contacts').find((entry) => partOf(entry, 'title') !== '' && lacks(entry, 'value'));
    return open === undefined ? good('Each contact can be reached.') : missing(`${nameOf(open)}: no way to reach them.`, at('contacts', open.id));
  },
  'instructions-given'(handoff) {
    const said = (['business-hours', 'customer-impact', 'security'] as const).some((field) => says(handoff, field));
    return said ? good('Something is said.') : missing('Nothing stands here. Write “None” where there is nothing special.', at('business-hours'));
  },
  'next-steps'(handoff) {
    const open = going(handoff).find((entry) => lacks(entry, 'nextStep'));
    if (open !== undefined) return missing(`${nameOf(open)} has no next step.`, at('issues', open.id));
    return good(going(handoff).length === 0 ? 'No issue goes on.' : 'Each issue has a next step.');
  },
  'escalation-confirmed'(handoff) {
    if (!says(handoff, 'escalation')) return missing('Nothing is said of who is called next.', at('escalation'));
    const open = lines(handoff, 'escalation').find((entry) => partOf(entry, 'title') !== '' && lacks(entry, 'value'));
    return open === undefined ? good('Each level names somebody.') : missing(`${nameOf(open)} names nobody.`, at('escalation', open.id));
  },
  'items-assigned'(handoff) {
    for (const [part, words] of [['owner', 'an owner'], ['eta', 'an ETA; “unknown” is one, too']] as const) {
      const open = going(handoff).find((entry) => lacks(entry, part));
      if (open !== undefined) return missing(`${nameOf(open)} needs ${words}.`, at('issues', open.id));
    }
    return good(going(handoff).length === 0 ? 'No issue goes on.' : 'Each issue has an owner and an ETA.');
  },
};

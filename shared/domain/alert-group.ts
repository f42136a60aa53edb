import { isLoud, type Severity } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Instant } from '../time/duration.ts';
import { isDigest } from './alert-group-key.ts';
import { groupText } from './alert-group-text.ts';
import { elapsed } from './alert-memory.ts';
import type { AlertPlan } from './alert-plan.ts';
import type { AlertRules } from './alert-rules.ts';
import { maySound, type Heard } from './alert-sound.ts';
import type { AlertContent } from './alert-text.ts';

export type GroupQuestion = {
  readonly key: string;
  /** What is remembered of each situation that it speaks for. */
  readonly members: readonly ShownAlert[];
  readonly shown: ShownAlert | null;
  readonly heard: Heard;
  readonly rules: AlertRules;
  readonly now: Instant;
};

function worst(members: readonly ShownAlert[]): Severity | null {
  return members.reduce<Severity | null>((found, { severity }) => (severity !== null && (found === null || severity < found) ? severity : found), null);
}

/**
 * One notification that speaks for many situations: a storm, or what was held (A30, A32). Shown once, then kept up to date in
 * place and without a fuss, at most every `groupWithin`; said again, with one sound, when SEV-1/2 join it; repeated while one
 * of those waits. It ends with the last of its situations.
 */
export function planGroup({ key, members, shown, heard, rules, now }: GroupQuestion): AlertPlan {
  const waiting = members.filter(({ status }) => status === 'triggered');
  const severity = worst(waiting);
  const loud = waiting.filter((member) => isLoud(member.severity)).map(({ situationId }) => situationId);
  const over = members.every(({ status }) => status === 'resolved');
  const content: AlertContent = groupText(key, members, severity);
  const memory = (step: 'show' | 'repeat' | 'update' | 'recover', sound: boolean): ShownAlert => ({
    situationId: key, status: waiting.length > 0 ? 'triggered' : over ? 'resolved' : 'acknowledged', severity, title: content.title, body: content.body,
    shownAt: step === 'update' && shown !== null ? Math.min(shown.shownAt, now) : now,
    soundAt: sound ? now : (shown?.soundAt ?? null),
    loud: [...new Set([...(shown?.loud ?? []), ...loud])],
    changedAt: now,
  });
  const say = (step: 'show' | 'repeat' | 'update' | 'recover', sound: boolean): AlertPlan => ({ step, content, sound, memory: memory(step, sound) });

  if (shown === null) {
    if (members.length === 0 || (waiting.length === 0 && !isDigest(key))) return { step: 'none', lookAgainAt: null };
    return say('show', waiting.length > 0 && maySound(severity, shown, heard, rules, now));
  }
  if (members.length === 0) return { step: 'withdraw', memory: null };
  const calmAt = (shown.changedAt ?? shown.shownAt) + rules.groupWithin;
  const calm = elapsed(shown.changedAt ?? shown.shownAt, now) >= rules.groupWithin;
  const changed = shown.title !== content.title || shown.body !== content.body;
  if (waiting.length === 0) {
    if (shown.status === 'resolved') return { step: 'none', lookAgainAt: null };
    if (isDigest(key)) return !changed && !over ? { step: 'none', lookAgainAt: null } : calm ? say('update', false) : { step: 'none', lookAgainAt: calmAt };
    if (shown.status === 'acknowledged' && !over) return { step: 'none', lookAgainAt: null };
    return over ? say('recover', false) : { step: 'withdraw', memory: { ...shown, status: 'acknowledged' } };
  }
  if (shown.status !== 'triggered') return say('show', maySound(severity, shown, heard, rules, now));
  const repeatAt = loud.length > 0 ? shown.shownAt + rules.repeatEvery : null;
  const toldLoud = new Set(shown.loud);
  const news = loud.some((id) => !toldLoud.has(id));
  if (loud.length > 0 && elapsed(shown.shownAt, now) >= rules.repeatEvery) return say('repeat', maySound(severity, shown, heard, rules, now));
  if (!news && !changed) return { step: 'none', lookAgainAt: repeatAt };
  if (!calm) return { step: 'none', lookAgainAt: Math.min(calmAt, repeatAt ?? calmAt) };
  return news ? say('show', rules.sounds) : say('update', false);
}

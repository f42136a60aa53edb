import { Bell, Check, Crown, Eye, Flag, Gauge, GitFork, Lightbulb, Megaphone, Phone, Quote, Rows3, StickyNote, Target, TrendingUp, Wrench, type LucideIcon } from 'lucide-react';
import { eventLabel } from '../../../shared/domain/timeline-words.ts';

const words: Readonly<Record<string, readonly [word: string, icon: LucideIcon]>> = {
  note: ['Note', StickyNote],
  action: ['Action', Wrench],
  'run.finding': ['Finding', Lightbulb],
  'run.cause': ['Cause', Target],
  'run.severity': ['Severity', Gauge],
  'run.status': ['Status', Flag],
  'run.called': ['Call', Phone],
  'run.answered': ['Call', Phone],
  'run.impact': ['Impact', TrendingUp],
  'run.update': ['Update', Megaphone],
  'run.step': ['Step', Check],
  'run.decided': ['Decision', GitFork],
  'run.command': ['Command', Crown],
  'run.classified': ['Page', Quote],
  'incident.triggered': ['Triggered', Flag],
  'incident.acknowledged': ['Acknowledged', Flag],
  'incident.resolved': ['Resolved', Flag],
  'incident.reopened': ['Reopened', Flag],
  'incident.log': ['PagerDuty', Rows3],
  'alert.shown': ['Shown', Bell],
  'blind.began': ['Blind', Eye],
  'blind.ended': ['Seeing', Eye],
};

/** The kind of an entry in one short word; the whole one is in the tooltip. */
export function logWord(kind: string): string {
  return words[kind]?.[0] ?? eventLabel(kind);
}

export function logIcon(kind: string): LucideIcon {
  return words[kind]?.[1] ?? Rows3;
}

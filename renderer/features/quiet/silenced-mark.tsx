import { BellOff, Clock } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { silenceOver } from '../../../shared/domain/silence-rules.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { useMinute, useWatch } from '../../store/stores.ts';

/** Why nothing is heard of a situation: a silence with its reason, or that it waits to be told. */
export function SilencedMark({ situation }: { readonly situation: Situation }) {
  const alerting = useWatch((watch) => watch.alerting);
  const now = useMinute();
  if (alerting === null || situation.status === 'resolved') return null;
  const silence = silenceOver(situation, alerting.silences, now);
  const isHeld = alerting.held.some(({ situationId }) => situationId === situation.id);
  const [hold] = alerting.holds;
  if (silence !== null) {
    return <span className="quiet-mark"><Icon of={BellOff} small /> Silenced {silence.endsAt === null ? 'until it has recovered' : <>until <Moment at={silence.endsAt} /></>} · <OutsideText text={silence.reason} /></span>;
  }
  if (!isHeld) return null;
  return <span className="quiet-mark"><Icon of={Clock} small /> Not told yet{hold?.until == null ? null : <>, waits until <Moment at={hold.until} /></>}</span>;
}

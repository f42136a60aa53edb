import type { AlertPlan } from '../../shared/domain/alert-plan.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import type { Milliseconds } from '../../shared/time/duration.ts';
import type { AlertProof } from './alert-proof.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Alert, Delivery, Notifier } from './ports/notifier.ts';

export type Speech = Extract<AlertPlan, { content: unknown }>;
/** What is spoken of, for the timeline. */
export type Subject = { readonly key: string; readonly situationId: string | null; readonly drill: boolean };

export type Telling = {
  /** Monotonic time of what led to it. */
  readonly since: Milliseconds;
  readonly isWanted: () => boolean;
  /** Remembers what was shown, before anybody reads of it: whoever is killed in between knows what stands on the screen. */
  readonly keep: (speech: Speech) => void;
};

export type AlertSpeakerOptions = {
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly journal: Journal;
  readonly proof: AlertProof;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
  /** Told of everything that was really shown. */
  readonly onShown: (speech: Speech) => void;
};

const verbs = { show: 'shown', update: 'updated', repeat: 'repeated', recover: 'recovered', remind: 'reminded' } as const;

/** Says one thing to the person, and proves or disproves that it was seen. */
export function createAlertSpeaker({ clock, notifier, journal, proof, announce, report, onShown }: AlertSpeakerOptions) {
  /** The last title of each key that could not be shown: said once. */
  const failed = new Map<string, string>();

  /** The disk may be full: alerts go on from memory. */
  function record({ situationId, drill }: Subject, event: Pick<NewEvent, 'kind' | 'title'> & Partial<NewEvent>): void {
    try {
      journal.append([{ occurredAt: clock.now(), source: drill ? 'drill' : 'watchkeeper', situationId, ...event }]);
    } catch (error) {
      report(error);
    }
  }

  async function deliver(alert: Alert): Promise<Delivery> {
    try {
      return await notifier.show(alert);
    } catch (error) {
      return { shown: false, carrier: 'none', detail: reasonOf(error) };
    }
  }

  function tellShown(subject: Subject, speech: Speech, { carrier }: Delivery, { since, keep }: Telling): void {
    const { step, content: { severity, title, body } } = speech;
    const latencyMs = Math.round(clock.monotonic() - since);
    failed.delete(subject.key);
    keep(speech);
    onShown(speech);
    proof.seen();
    announce(`ALERT ${verbs[step]}: ${title} (${carrier}, ${latencyMs} ms)`);
    record(subject, { kind: 'alert.shown', severity, title, body, payload: { step, carrier, latencyMs } });
  }
  function tellMissed(subject: Subject, { content: { severity, title } }: Speech, delivery: Delivery): void {
    const detail = plainLine(delivery.detail, 300);
    const isNew = failed.get(subject.key) !== title;
    failed.set(subject.key, title);
    proof.missed(detail);
    if (!isNew) return;
    announce(`ALERT NOT SHOWN: ${title} (${detail})`);
    record(subject, { kind: 'alert.failed', severity, title, body: detail, payload: { carrier: delivery.carrier } });
  }

  return {
    record,
    /** True when it was shown. Never rejects. */
    async say(subject: Subject, speech: Speech, telling: Telling): Promise<boolean> {
      const delivery = await deliver({ key: subject.key, ...speech.content, sound: speech.sound });
      if (!telling.isWanted()) return delivery.shown;
      try {
        if (delivery.shown) tellShown(subject, speech, delivery, telling);
        else tellMissed(subject, speech, delivery);
      } catch (error) {
        // Who hears of it breaks; whether it was shown is what counts.
        report(error);
      }
      return delivery.shown;
    },
    /** What could not be shown yet. */
    owed: (): readonly string[] => [...failed.keys()],
  };
}

export type AlertSpeaker = ReturnType<typeof createAlertSpeaker>;

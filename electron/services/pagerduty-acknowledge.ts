import { settleAcknowledgement, type Acknowledgement } from '../../shared/domain/acknowledge-plan.ts';
import type { IncidentAnswer } from '../../shared/domain/pagerduty-answers.ts';
import { describeFailure, type ApiFailure } from '../../shared/model/api-result.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Identity } from './pagerduty-identity.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

type AcknowledgerOptions = {
  readonly api: PagerDutyApi;
  readonly identity: () => Identity | null;
  readonly toIncident: (answer: IncidentAnswer) => Incident;
  /** Given every fresh copy that is seen on the way. */
  readonly take: (incident: Incident) => void;
  readonly onUnauthorised: (failure: ApiFailure) => void;
};

/** Acknowledges for the person: looks first, sends at most once, and reports success only after PagerDuty did. */
export function createAcknowledger({ api, identity, toIncident, take, onUnauthorised }: AcknowledgerOptions) {
  const underWay = new Map<string, Promise<Acknowledgement>>();

  function failed(failure: ApiFailure, lead: string): Acknowledgement {
    if (failure.kind === 'unauthorised') onUnauthorised(failure);
    return { kind: 'failed', result: 'failed', message: `${lead} ${describeFailure(failure)}` };
  }
  async function look(id: string): Promise<Incident | ApiFailure> {
    const answer = await api.incident(id, 'at once');
    if (answer.kind !== 'ok') return answer;
    const incident = toIncident(answer.value);
    take(incident);
    return incident;
  }
  async function run(id: string): Promise<Acknowledgement> {
    const who = identity();
    if (who === null) return { kind: 'failed', result: 'failed', message: 'PagerDuty has not said yet who you are. Nothing was sent.' };
    const before = await look(id);
    if (!('status' in before && 'id' in before)) return failed(before, 'Nothing was sent.');
    const settled = settleAcknowledgement(before, who.userId);
    if (settled !== null) return settled;

    const answer = await api.updateIncident(id, { status: 'acknowledged' }, who.email);
    if (answer.kind === 'ok' && answer.value.status === 'acknowledged') {
      take(toIncident(answer.value));
      return { kind: 'sent', result: 'done', message: 'Acknowledged.' };
    }
    const unclear = answer.kind === 'ok' || ('mayHaveHappened' in answer && answer.mayHaveHappened) || (answer.kind === 'refused' && (answer.code === 1001 || answer.code === 1002));
    if (!unclear) return failed(answer, 'It was not acknowledged.');
    // The answer was lost or says that it has changed: what holds now decides.
    const after = await look(id);
    if (!('status' in after && 'id' in after)) return failed(after, 'It is not known whether it was acknowledged.');
    return settleAcknowledgement(after, who.userId) ?? { kind: 'failed', result: 'failed', message: 'It was not acknowledged: PagerDuty still shows it as triggered.' };
  }

  /** Pressed twice is sent once. */
  return function acknowledge(id: string): Promise<Acknowledgement> {
    const running = underWay.get(id) ?? run(id).finally(() => underWay.delete(id));
    underWay.set(id, running);
    return running;
  };
}

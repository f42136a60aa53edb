import type { ApiFailure } from '../model/api-result.ts';
import type { Destination } from '../model/message.ts';

/** Where a text goes, in words. */
export function destinationWords(destination: Destination): string {
  switch (destination.kind) {
    case 'slack': return `Slack ${destination.channel}`;
    case 'statuspage': return 'the status page';
    case 'pagerduty-note': return 'PagerDuty, as a note';
    case 'pagerduty-status': return 'PagerDuty, as a status update';
  }
}

/** The service behind a destination, as a name. */
export function serviceName({ kind }: Pick<Destination, 'kind'>): string {
  return kind === 'slack' ? 'Slack' : kind === 'statuspage' ? 'Statuspage' : 'PagerDuty';
}

/** Why a call to a service failed, in words; nothing of the address or the token is in it. */
export function describeMessageFailure(failure: ApiFailure, service: string): string {
  switch (failure.kind) {
    case 'refused': return `${service} refused: ${failure.message}`;
    case 'unauthorised': return `${service} does not accept this login.`;
    case 'rate-limited': return `${service} asks us to slow down.`;
    case 'unreachable': return `${service} cannot be reached: ${failure.detail}.`;
    case 'bad-answer': return `${service} gave an unusable answer: ${failure.detail}.`;
  }
}

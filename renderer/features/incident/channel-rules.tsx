import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { LineMark } from './line-mark.tsx';

/** Where a structured update goes, and what holds there. */
export function ChannelRules({ page: { policy, channelName } }: { readonly page: IncidentPage }) {
  const [channel] = policy.channels;
  if (channel === undefined) return null;
  const rules = channel.guidelines.map((rule) => `${rule}.`).join(' ');
  return (
    <p className="channel-rules soft" title={`${rules} Work goes on in ${channelName}.`}>
      <strong>{channel.name}</strong> <LineMark line={channel.line} /> {rules}
    </p>
  );
}

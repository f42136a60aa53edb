import { Age } from '../../components/age.tsx';
import { Shape } from '../../components/shape.tsx';
import type { Situation, SituationMember } from '../../../shared/model/situation.ts';
import { isBlind, type SourceId } from '../../../shared/model/source.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { useWatch } from '../../store/stores.ts';

/** What came from a source that cannot be seen any more says how old it is. */
export function StaleSince({ source }: { readonly source: SourceId }) {
  const state = useWatch(({ sources }) => sources?.find((each) => each.source === source));
  if (state === undefined || !isBlind(state)) return null;
  return <span className="as-of verdict" data-tone="blind"><Shape name="blind" /><span>as of <Age at={state.lastGoodAt} /></span></span>;
}

/** The age of a situation's facts, once one of its sources is blind. */
export function AsOf({ members }: { readonly members: readonly SituationMember[] }) {
  const kinds = new Set(members.map(({ kind }) => kind));
  return (
    <>
      {kinds.has('incident') ? <StaleSince source="pagerduty" /> : null}
      {kinds.has('check') ? <StaleSince source="checks" /> : null}
    </>
  );
}

/** When it opened, by our own clock: what PagerDuty timed is moved by as much as our clock is off. */
export function useOpenedAt({ openedAt, members }: Situation): Instant {
  const correction = useWatch(({ clockCorrection }) => clockCorrection);
  return members.some((member) => member.kind === 'incident' && member.openedAt === openedAt) ? openedAt - correction : openedAt;
}

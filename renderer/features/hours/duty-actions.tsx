import { Sprout } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { firstCap } from '../../../shared/domain/duty-words.ts';
import type { DutyView } from '../../../shared/model/duty-view.ts';
import { hour } from '../../../shared/time/duration.ts';
import { useTick, useView } from '../../store/stores.ts';

/** What can be done about it, beside what is said of it: an hour before a limit, past it, or after too little rest (S42). */
export function DutyActions({ duty: { status } }: { readonly duty: DutyView }) {
  const open = useView((view) => view.open);
  const go = useView((view) => view.go);
  const reachesAt = firstCap(status)?.reachesAt ?? null;
  const near = useTick((now) => reachesAt !== null && reachesAt - now <= hour);
  if (!status.working || (!near && status.shortRest?.level !== 'too-short')) return null;
  return (
    <div className="form-actions duty-actions" role="group" aria-label="What can be done">
      <Button onClick={() => open({ kind: 'rota-cover' })}>Ask for cover</Button>
      <Button onClick={() => open({ kind: 'cover' })}>Cannot continue…</Button>
      <IconButton icon={Sprout} label="What else helps" onClick={() => go('wellness')} />
    </div>
  );
}

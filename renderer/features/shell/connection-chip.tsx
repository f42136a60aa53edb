import { Plug, PlugZap } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { PagerDutyConnection } from '../../../shared/model/connection.ts';
import { useView, useWatch } from '../../store/stores.ts';

function describe({ state, userName, email }: PagerDutyConnection): { readonly text: string; readonly tone: 'ok' | 'off' | 'alert' | 'warn' } {
  switch (state) {
    case 'none': return { text: 'Connect PagerDuty', tone: 'off' };
    case 'demo': return { text: 'Demo watch', tone: 'warn' };
    case 'refused': return { text: 'Token refused', tone: 'alert' };
    case 'connected': return { text: userName ?? email ?? 'Connected', tone: 'ok' };
  }
}

export function ConnectionChip() {
  const connection = useWatch((watch) => watch.connection);
  const open = useView((view) => view.open);
  if (connection === null) return null;
  const { text, tone } = describe(connection);
  return (
    <button type="button" className="chip connection" data-tone={tone} title={connection.message} onClick={() => open({ kind: 'connect' })}>
      <Icon of={connection.state === 'connected' ? PlugZap : Plug} small />
      <span className="unseen">PagerDuty connection: </span>
      <OutsideText text={text} />
    </button>
  );
}

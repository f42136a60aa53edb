import { Icon } from '../../components/icon.tsx';
import { countVerdicts } from '../../../shared/domain/check-order.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { screens, type Screen } from '../../store/view-store.ts';
import { commandKey } from './key-names.ts';
import { screenDigit, screenNames } from './screen-names.ts';

/** Only what exists; each further screen appears when it is done. */
export function Rail() {
  return (
    <nav className="rail" aria-label="Screens">
      <ul>{screens.map((screen) => <RailEntry key={screen} screen={screen} />)}</ul>
    </nav>
  );
}

function RailEntry({ screen }: { readonly screen: Screen }) {
  const current = useView((view) => view.screen === screen);
  const go = useView((view) => view.go);
  const { label, icon } = screenNames[screen];
  return (
    <li>
      <button type="button" className="rail-entry" aria-current={current ? 'page' : undefined} title={`${label} (${commandKey} ${screenDigit(screen)})`} onClick={() => go(screen)}>
        <Icon of={icon} />
        <span>{label}</span>
        {screen === 'now' ? <OpenCount /> : screen === 'health' ? <DownCount /> : null}
      </button>
    </li>
  );
}

function OpenCount() {
  const waiting = useWatch(({ situations }) => (situations ?? []).filter(({ status }) => status === 'triggered').length);
  return waiting === 0 ? null : <Count count={waiting} what="waiting" />;
}

function DownCount() {
  const down = useWatch(({ checks }) => countVerdicts(checks ?? []).down);
  return down === 0 ? null : <Count count={down} what="down" />;
}

function Count({ count, what }: { readonly count: number; readonly what: string }) {
  return <span className="rail-count figures">{count > 99 ? '99+' : count}<span className="unseen"> {what}</span></span>;
}

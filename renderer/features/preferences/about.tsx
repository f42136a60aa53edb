import { ClipboardCopy } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import type { AppFacts } from '../../../shared/model/app-facts.ts';
import { copy } from '../../store/actions.ts';
import { useWatch } from '../../store/stores.ts';

const systems = { darwin: 'macOS', linux: 'Linux', win32: 'Windows' } as const;

function rowsOf(facts: AppFacts): readonly (readonly [name: string, value: string])[] {
  return [
    ['Watchkeeper', facts.version],
    ['Electron', `${facts.electron} (Chromium ${facts.chromium}, Node ${facts.node})`],
    ['SQLite', facts.sqlite],
    ['System', systems[facts.platform]],
    ['Time zone', facts.zone],
    ['Data folder', facts.dataFolder],
  ];
}

export function About() {
  const facts = useWatch((watch) => watch.facts);
  if (facts === null) return null;
  const rows = rowsOf(facts);
  return (
    <section className="about" aria-labelledby="about-title">
      <div className="setting">
        <h3 id="about-title">About</h3>
        <Button icon={ClipboardCopy} onClick={() => void copy(rows.map(([name, value]) => `${name}: ${value}`).join('\n'), 'Facts')}>Copy</Button>
      </div>
      <dl className="details-facts">{rows.map(([name, value]) => <div key={name} className="about-row"><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div>)}</dl>
      <p className="soft">Beside PagerDuty, not instead of it: its phone call stays primary, because a laptop sleeps. Independent of PagerDuty, Inc.</p>
    </section>
  );
}

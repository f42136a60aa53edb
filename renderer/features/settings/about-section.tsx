import { Button } from '../../components/button.tsx';
import { useView } from '../../store/stores.ts';
import { About } from '../preferences/about.tsx';
import { SettingsGroup } from './settings-group.tsx';

export function AboutSection() {
  const open = useView((view) => view.open);
  return (
    <>
      <About />
      <SettingsGroup title="First steps">
        <div className="setting">
          <span>Who you are, PagerDuty, a first check, and how you are told: four steps, each of which can be skipped.</span>
          <Button onClick={() => open({ kind: 'setup' })}>Go through them</Button>
        </div>
      </SettingsGroup>
    </>
  );
}

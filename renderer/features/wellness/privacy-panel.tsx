import { Download, Eraser, Printer } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import type { WellnessView } from '../../../shared/model/wellness-view.ts';
import { useView } from '../../store/stores.ts';
import { Toggle } from '../preferences/toggle.tsx';
import { saveAnswers, sayOfWellness } from './wellness-actions.ts';

/** Where the answers are, who cannot see them, and how to be rid of them (F7, P10). */
export function PrivacyPanel({ view: { settings, file } }: { readonly view: WellnessView }) {
  const open = useView((view) => view.open);
  return (
    <section className="panel" aria-labelledby="wellness-privacy">
      <h2 id="wellness-privacy">Yours alone</h2>
      <div className="privacy">
        <p>Your answers are in one file on this computer, in no timeline and no log, and in a backup or an export only if you tick it there. Nothing in Watchkeeper that reaches a network can read it. It tells of workload and rest; it is not medical advice, and nobody’s measure of you.</p>
        <p className="privacy-file" title={file}>{file}</p>
        <Toggle label="Offer a self-check" hint="After a shift and after a night with a page, at most once a day, without a sound." on={settings.offers} onChange={(offers) => void sayOfWellness('wellness.set', { offers })} />
        <Toggle label="Ask how sleepy I am" hint="The Karolinska scale, 1 to 9, as a thirteenth question." on={settings.sleepiness} onChange={(sleepiness) => void sayOfWellness('wellness.set', { sleepiness })} />
        <div className="form-actions">
          <Button icon={Download} onClick={() => void saveAnswers()}>Save my answers…</Button>
          <Button icon={Printer} onClick={() => open({ kind: 'team-page' })}>Page for the team</Button>
          <Button icon={Eraser} look="danger" onClick={() => open({ kind: 'wellness-erase' })}>Erase everything…</Button>
        </div>
      </div>
    </section>
  );
}

import { Printer } from 'lucide-react';
import './support.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { teamPage, teamPageMarkdown } from '../../../shared/domain/wellness-team-page.ts';
import { saveText } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';

/** For the wall or the wiki: how a team looks after its people. It holds nobody's data (S43). */
export function TeamDialog() {
  const close = useView((view) => view.close);
  return (
    <Dialog title={teamPage.title} size="wide" onClose={close}>
      <div className="dialog-body team-page">
        <h1 className="team-page-title">{teamPage.title}</h1>
        {teamPage.parts.map(({ title, points }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ol>{points.map(({ head, text }) => <li key={head}><strong>{head}</strong> {text}</li>)}</ol>
          </section>
        ))}
        <p className="soft">{teamPage.foot}</p>
      </div>
      <footer className="dialog-foot"><div className="form-actions form-end">
        <Button onClick={() => void saveText('looking-after-each-other.md', teamPageMarkdown(), 'The page')}>Save as Markdown</Button>
        <Button look="primary" icon={Printer} onClick={() => window.print()}>Print</Button>
      </div></footer>
    </Dialog>
  );
}

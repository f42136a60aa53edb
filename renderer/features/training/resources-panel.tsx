import { BookOpen, ExternalLink } from 'lucide-react';
import '../runbook/runbook-rows.css';
import { Button } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { TrainingView } from '../../../shared/model/training.ts';
import type { TrainingPolicy } from '../../../shared/policy/training-policy.ts';
import { useView } from '../../store/stores.ts';
import { OpenedOk } from '../runbook/opened-ok.tsx';

const kinds = { documentation: 'To read', tools: 'To work with' } as const;

/** What to learn from, and whether it still opens (S31). */
export function ResourcesPanel({ policy, resources }: { readonly policy: TrainingPolicy; readonly resources: TrainingView['resources'] }) {
  const showRunbook = useView((view) => view.showRunbook);
  return (
    <section className="panel" aria-labelledby="training-resources">
      <h2 id="training-resources">To learn from</h2>
      {(['documentation', 'tools'] as const).map((kind) => (
        <div key={kind} className="training-skills">
          <h3>{kinds[kind]}</h3>
          <ul>
            {policy.resources.filter((one) => one.kind === kind).map(({ id, name, covers, url, opens }) => (
              <li key={id} className="training-resource">
                <span className="training-resource-name"><strong><OutsideText text={name} /></strong><span className="soft"><OutsideText text={covers} /></span></span>
                {url !== null ? <OpenedOk subject="resource" id={id} name={name} url={url} openedAt={resources.find((one) => one.id === id)?.openedAt ?? null} icon={ExternalLink} />
                  : opens !== undefined ? <Button look="quiet" icon={BookOpen} aria-label={`Open ${name} in the runbook`} onClick={() => showRunbook(opens)}>Here</Button>
                    : <span className="runbook-missing" title="The policy has no address for it yet">no address</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

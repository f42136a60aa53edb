import { History, X } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { digestLineText, digestTitle } from '../../../shared/domain/wake-digest.ts';
import { doAndTell } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';

const shownAtMost = 8;

/** What changed while nothing could be seen, until somebody has read it. */
export function DigestCard() {
  const digest = useWatch((watch) => watch.digest);
  const pointOut = useView((view) => view.pointOut);
  if (digest === null) return null;
  const { lines, away } = digest;
  const more = lines.length - shownAtMost;
  return (
    <section className="digest" aria-labelledby="digest-title">
      <Icon of={History} />
      <div>
        <h2 id="digest-title">{digestTitle(digest)}</h2>
        <p className="soft">From <Moment at={away.from} /> to <Moment at={away.to} /> nothing could be seen here.</p>
        {lines.length === 0 ? null : (
          <ul>
            {lines.slice(0, shownAtMost).map((line) => (
              <li key={line.situationId}>
                {line.status === 'resolved' ? <OutsideText text={digestLineText(line)} /> : <Button look="quiet" onClick={() => pointOut(line.situationId)}><OutsideText text={digestLineText(line)} /></Button>}
              </li>
            ))}
            {more > 0 ? <li className="soft">and {more} more</li> : null}
          </ul>
        )}
      </div>
      <IconButton icon={X} label="Dismiss what changed" onClick={() => void doAndTell('digest.dismiss', undefined)} />
    </section>
  );
}

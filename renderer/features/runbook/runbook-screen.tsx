import { Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import './runbook.css';
import './runbook-toc.css';
import './runbook-rows.css';
import './runbook-hits.css';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import { indexRunbook, placeOfLine } from '../../../shared/domain/runbook-search.ts';
import type { RunbookSection, RunbookView } from '../../../shared/model/runbook.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { useView } from '../../store/stores.ts';
import { RunbookResults } from './runbook-results.tsx';
import { RunbookSearch } from './runbook-search.tsx';
import { RunbookToc } from './runbook-toc.tsx';
import { SectionView } from './section-view.tsx';
import { useRunbook } from './use-runbook.ts';

/** The whole reference: by chapter, by word, or at the line that a prompt named. */
export function RunbookScreen() {
  const { view, problem } = useRunbook();
  if (problem !== null) return <div className="runbook-alone"><Said level="error">The runbook could not be read: {problem}</Said></div>;
  return view === null ? null : <Runbook view={view} />;
}

type Place = { readonly chapter: string; readonly anchor: string | null };

/** Where something is: by its line, by the name of a part, or by a place in it. */
function placeOf(sections: readonly RunbookSection[], at: number | string): Place | null {
  if (typeof at === 'number') {
    const found = placeOfLine(sections, at);
    const section = sections.find(({ id }) => id === found?.sectionId);
    return found === null || section === undefined ? null : { chapter: section.chapter, anchor: found.anchor };
  }
  const section = sections.find(({ id, blocks }) => id === at || blocks.some(({ anchor, items }) => anchor === at || items.some((item) => item.anchor === at)));
  return section === undefined ? null : { chapter: section.chapter, anchor: at };
}

function Runbook({ view }: { readonly view: RunbookView }) {
  const { sections, undo } = view;
  const asked = useView((state) => state.runbookPlace);
  const index = useMemo(() => indexRunbook(sections), [sections]);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState<Place>(() => ({ chapter: sections[0]?.chapter ?? '', anchor: null }));
  const content = useRef<HTMLDivElement>(null);
  const hits = useMemo(() => index.search(typed, 60), [index, typed]);

  const show = (at: number | string) => {
    const found = placeOf(sections, at);
    if (found === null) return;
    setTyped('');
    setPlace({ ...found });
  };
  useEffect(() => {
    if (asked !== null) show(asked.at);
    // Asked for anew even for the same place, and only then: another policy does not move the page.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked]);
  useEffect(() => {
    const target = place.anchor === null ? null : document.getElementById(`runbook-${place.anchor}`);
    if (target === null) {
      content.current?.scrollTo({ top: 0 });
      return;
    }
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
  }, [place]);

  const takeBack = async () => tellOutcome(outcomeOf(await askMain('runbook.undo', undefined)));
  return (
    <div className="runbook">
      <div className="runbook-side">
        <RunbookSearch typed={typed} onTyped={setTyped} onEnter={() => hits[0] !== undefined && show(hits[0].anchor)} />
        <RunbookToc sections={sections} place={place} onShow={show} />
      </div>
      <div className="runbook-content" ref={content}>
        {undo === null ? null : <div className="runbook-undo"><span className="soft cut">{undo}</span><Button look="quiet" icon={Undo2} onClick={() => void takeBack()}>Undo</Button></div>}
        {typed.trim() === ''
          ? sections.filter(({ chapter }) => chapter === place.chapter).map((section) => <SectionView key={section.id} section={section} view={view} target={place.anchor} />)
          : <RunbookResults hits={hits} typed={typed} onShow={show} />}
      </div>
    </div>
  );
}

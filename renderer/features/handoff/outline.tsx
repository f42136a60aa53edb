import { memo, useEffect, useState } from 'react';
import { usePen } from './handoff.ts';
import { missingBySection } from './missing-points.ts';
import { sections } from './sections.ts';

/** The sections by name, how much is missing in each, and which one is in view. */
export const Outline = memo(function Outline() {
  // Whoever receives a handoff cannot put in what is missing.
  const quality = usePen(({ opened }) => (opened === null || opened.handoff.received ? null : opened.quality));
  const missing = quality === null ? [] : missingBySection(quality);
  const current = useSectionInView();
  return (
    <nav className="handoff-outline" aria-label="Sections">
      <ol>
        {sections.map(({ title }, index) => {
          const count = missing[index]?.length ?? 0;
          return (
            <li key={title}>
              <button type="button" aria-current={current === index ? 'location' : undefined} onClick={() => showSection(index)} title={(missing[index] ?? []).map(({ words }) => `Missing: ${words}`).join('\n')}>
                <span className="figures outline-digit">{index + 1}</span>
                <span className="cut">{title}</span>
                {count === 0 ? null : <span className="outline-missing figures">{count}<span className="unseen"> missing</span></span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
});

export function showSection(index: number): void {
  const found = document.getElementById(`handoff-section-${index}`);
  found?.scrollIntoView({ block: 'start' });
  (found?.querySelector<HTMLElement>('[data-part], .handoff-prose') ?? found)?.focus({ preventScroll: true });
}

function useSectionInView(): number {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const inView = new Set<number>();
    const observer = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        const index = Number(target.id.replace('handoff-section-', ''));
        if (isIntersecting) inView.add(index);
        else inView.delete(index);
      }
      if (inView.size > 0) setCurrent(Math.min(...inView));
    }, { rootMargin: '-20% 0px -55% 0px' });
    for (const section of document.querySelectorAll('.handoff-section')) observer.observe(section);
    return () => observer.disconnect();
  }, []);
  return current;
}

import { runbookChapters } from '../../../shared/domain/runbook-chapters.ts';
import type { RunbookSection } from '../../../shared/model/runbook.ts';

type RunbookTocProps = { readonly sections: readonly RunbookSection[]; readonly place: { readonly chapter: string; readonly anchor: string | null }; readonly onShow: (at: string) => void };

/** Chapters, and the parts of the one that is open. */
export function RunbookToc({ sections, place, onShow }: RunbookTocProps) {
  const chapters = [...new Set(sections.map(({ chapter }) => chapter))];
  return (
    <nav className="runbook-toc" aria-label="Chapters of the runbook">
      <ul>
        {chapters.map((chapter) => {
          const own = sections.filter((section) => section.chapter === chapter);
          const open = chapter === place.chapter;
          return (
            <li key={chapter}>
              <button type="button" className="runbook-chapter" aria-expanded={open} onClick={() => onShow(own[0]?.id ?? '')}>
                <span className="cut">{runbookChapters[chapter] ?? chapter}</span><span className="figures soft">{own.length}</span>
              </button>
              {open ? (
                <ul>
                  {own.map(({ id, title, line }) => (
                    <li key={id}>
                      <button type="button" className="runbook-part" aria-current={place.anchor === id ? 'location' : undefined} onClick={() => onShow(id)}>
                        <span>{title}</span>{line === null ? null : <span className="runbook-line figures">L{line}</span>}
                      </button>
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

import { plainText } from '../../../shared/domain/plain-text.ts';
import { renderUpdate, type UpdateDraft, type UpdateFormat } from '../../../shared/domain/status-update.ts';

/** The text as it is copied, character for character. */
export function ComposerPreview({ draft, format }: { readonly draft: UpdateDraft; readonly format: UpdateFormat }) {
  return <pre className="composer-preview" tabIndex={0} role="region" aria-label="The text as it will be read"><bdi>{shown(renderUpdate(draft, format))}</bdi></pre>;
}

/** Each line by itself, so that empty ones stay; nothing in it acts. */
function shown(text: string): string {
  return text.split('\n').map((line) => plainText(line, 4000)).join('\n');
}

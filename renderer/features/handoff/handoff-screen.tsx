import './handoff-list.css';
import './handoff.css';
import './handoff-steps.css';
import './handoff-field.css';
import './handoff-prose.css';
import './handoff-side.css';
import './handoff-history.css';
import { useDesk } from './handoff.ts';
import { HandoffList } from './handoff-list.tsx';
import { HandoffPage } from './handoff-page.tsx';

/** The handoff that is open, or all of them. */
export function HandoffScreen() {
  const openId = useDesk((state) => state.openId);
  return openId === null ? <HandoffList /> : <HandoffPage key={openId} id={openId} />;
}

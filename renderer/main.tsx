import './without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './features/shell/shell.css';
import './features/shell/banners.css';
import './features/shell/toasts.css';
import './styles/dialog.css';
import './styles/page.css';
import './features/now/situation-card.css';
import './features/now/calm.css';
import './features/now/now-panels.css';
import './features/now/digest.css';
import './features/health/health.css';
import './features/health/maintenance.css';
import './styles/filters.css';
import './styles/menu.css';
import './features/timeline/timeline.css';
import './features/timeline/timeline-histogram.css';
import './features/timeline/timeline-event.css';
import './styles/dialogs.css';
import './features/outbox/outbox.css';
import './features/policy/policy.css';
import './features/quiet/quiet.css';
import './features/hours/hours.css';
import { answersAtOnce } from '../shared/ipc/channels.ts';
import { second } from '../shared/time/duration.ts';
import { App } from './features/shell/app.tsx';
import { Boundary } from './features/shell/boundary.tsx';
import { followMain } from './features/shell/follow-main.ts';
import { timeline } from './features/timeline/timeline.ts';
import { showKeptAppearance } from './store/appearance.ts';
import { clock } from './store/clock.ts';
import { view } from './store/stores.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

showKeptAppearance();
const known = followMain();
const read = view.getState().screen === 'timeline' ? timeline.getState().readAhead() : null;
let isDrawn = false;

function draw(): void {
  if (isDrawn || root === null) return;
  isDrawn = true;
  createRoot(root).render(
    <StrictMode>
      <Boundary>
        <App />
      </Boundary>
    </StrictMode>,
  );
}
// Drawing twice would cost more than the answers take (T3). At the start main has not got them before the first frame (T2).
if (location.search === answersAtOnce) {
  void Promise.all([known, read]).then(draw);
  clock.after(second / 10, draw);
} else draw();

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/now.css';
import './styles/situation-card.css';
import './styles/calm.css';
import './styles/now-panels.css';
import './styles/digest.css';
import './styles/health.css';
import './styles/maintenance.css';
import './styles/timeline.css';
import './styles/dialogs.css';
import './styles/outbox.css';
import './styles/policy.css';
import './styles/quiet.css';
import './styles/hours.css';
import { App } from './features/shell/app.tsx';
import { Boundary } from './features/shell/boundary.tsx';
import { followMain } from './features/shell/follow-main.ts';
import { timeline } from './features/timeline/timeline.ts';
import { showKeptAppearance } from './store/appearance.ts';
import { view } from './store/stores.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

showKeptAppearance();
followMain();
if (view.getState().screen === 'timeline') void timeline.getState().reload();
createRoot(root).render(
  <StrictMode>
    <Boundary>
      <App />
    </Boundary>
  </StrictMode>,
);

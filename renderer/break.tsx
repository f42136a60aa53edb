import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './features/break/break.css';
import { BreakPage } from './features/break/break-page.tsx';
import { watch } from './store/stores.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

// A dimmed screen is dark, whatever the theme.
document.documentElement.dataset['theme'] = 'dark';
watch.store.subscribe(({ preferences }, before) => {
  if (preferences !== null && preferences !== before.preferences) document.documentElement.style.fontSize = `${preferences.textScale * 100}%`;
});
watch.startBreak();
createRoot(root).render(
  <StrictMode>
    <BreakPage />
  </StrictMode>,
);

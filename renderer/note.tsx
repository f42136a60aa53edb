import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/dialogs.css';
import './features/note/note.css';
import { NotePage } from './features/note/note-page.tsx';
import { showAppearance, showKeptAppearance } from './store/appearance.ts';
import { watch } from './store/stores.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

showKeptAppearance();
watch.store.subscribe(({ preferences }, before) => {
  if (preferences !== null && preferences !== before.preferences) showAppearance(preferences);
});
watch.startNote();
createRoot(root).render(
  <StrictMode>
    <NotePage />
  </StrictMode>,
);

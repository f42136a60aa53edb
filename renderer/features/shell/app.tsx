import { useEffect, useLayoutEffect, useRef } from 'react';
import { useView } from '../../store/stores.ts';
import { Banners } from './banners.tsx';
import { Dialogs } from './dialogs.tsx';
import { Header } from './header.tsx';
import { Rail } from './rail.tsx';
import { Screen } from './screen.tsx';
import { listenForShortcuts } from './shortcuts.ts';
import { Toasts } from './toasts.tsx';

export function App() {
  const screen = useView((view) => view.screen);
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(listenForShortcuts, []);
  // What had the focus may have gone with the screen before: the keyboard goes on from the new one.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus();
  }, [screen]);
  return (
    <div className="shell">
      <Rail />
      <div className="stage">
        <Header />
        <Banners />
        <main ref={main} className="screen" tabIndex={-1}>
          <Screen name={screen} />
        </main>
      </div>
      <Dialogs />
      <Toasts />
    </div>
  );
}

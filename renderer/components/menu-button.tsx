import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Icon } from './icon.tsx';
import type { MenuItem } from './menu.tsx';

const Menu = lazy(async () => ({ default: (await import('./menu.tsx')).Menu }));

type MenuButtonProps = {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** How many are chosen; 0 shows none. */
  readonly count?: number;
};

/** A button with a menu. The menu's code is loaded when it is first opened: the first frame does not wait for it. */
export function MenuButton({ label, items, count = 0 }: MenuButtonProps) {
  const [asked, setAsked] = useState<'by key' | 'by pointer' | null>(null);
  const face = <MenuFace label={label} count={count} />;
  const plain = <button type="button" className="button" data-chosen={count > 0} aria-haspopup="menu" aria-expanded={asked !== null} onClick={({ detail }) => setAsked(detail === 0 ? 'by key' : 'by pointer')}>{face}</button>;
  return asked !== null ? <Suspense fallback={plain}><Menu label={label} items={items} chosen={count > 0} byKey={asked === 'by key'}>{face}</Menu></Suspense> : plain;
}

function MenuFace({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <>
      {label}
      {count === 0 ? null : <span className="figures menu-count">{count}<span className="unseen"> chosen</span></span>}
      <Icon of={ChevronDown} small />
    </>
  );
}

import { DropdownMenu } from 'radix-ui';
import { useEffect, useRef, type ReactNode } from 'react';

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  /** A choice that can be on or off stays open when chosen; anything else acts and closes. */
  readonly checked?: boolean;
  readonly danger?: boolean;
  /** The single key that does the same. */
  readonly keys?: string | undefined;
  readonly onSelect: () => void;
};

type MenuProps = {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly chosen: boolean;
  /** It was opened by a key before it was loaded: the first item has the focus, as it has from the second time on. */
  readonly byKey: boolean;
  /** What the button shows. */
  readonly children: ReactNode;
};

/** Not modal: a modal menu would write a style element into the page, which its content security policy refuses. */
export function Menu({ label, items, chosen, byKey, children }: MenuProps) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (byKey) content.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, [byKey]);
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger type="button" className="button" data-chosen={chosen}>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Content ref={content} className="menu" aria-label={label} align="start" sideOffset={4} collisionPadding={8} loop>
        {items.map((item) => <Item key={item.key} item={item} />)}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

function Item({ item: { label, checked, danger, keys, onSelect } }: { readonly item: MenuItem }) {
  if (checked === undefined) return <DropdownMenu.Item className="menu-item" data-danger={danger === true ? '' : undefined} onSelect={onSelect}>{label}{keys === undefined ? null : <kbd aria-hidden="true">{keys}</kbd>}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={checked}
      onSelect={(event) => {
        event.preventDefault();
        onSelect();
      }}
    >
      <span className="menu-check" aria-hidden="true"><DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator></span>
      <bdi className="cut">{label}</bdi>
    </DropdownMenu.CheckboxItem>
  );
}

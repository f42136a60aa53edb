import { useId, type ReactNode } from 'react';

type SettingsGroupProps = {
  readonly title: string;
  /** Who decides what stands in here. */
  readonly owner?: 'you' | 'policy';
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

const owners = { you: 'Your preference', policy: 'Your team’s policy' } as const;

/** A part of a section, and whose word it is. */
export function SettingsGroup({ title, owner, lead, children }: SettingsGroupProps) {
  const id = useId();
  return (
    <section className="settings-part" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {owner === undefined ? null : <span className="settings-owner" data-owner={owner}>{owners[owner]}</span>}
      </header>
      {lead === undefined ? null : <p className="soft">{lead}</p>}
      {children}
    </section>
  );
}

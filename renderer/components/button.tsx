import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon.tsx';

type Look = 'plain' | 'primary' | 'quiet' | 'danger';
type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'type'> & {
  readonly look?: Look;
  readonly icon?: LucideIcon;
  readonly type?: 'button' | 'submit';
  readonly children: ReactNode;
};

export function Button({ look = 'plain', icon, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className="button" data-look={look}>
      {icon === undefined ? null : <Icon of={icon} small />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'type' | 'children'> & { readonly icon: LucideIcon; readonly label: string };

/** A button that shows a drawing only: its label is its name and its tooltip. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button title={label} {...rest} type="button" className="button" data-look="quiet" data-square="" aria-label={label}>
      <Icon of={icon} />
    </button>
  );
}

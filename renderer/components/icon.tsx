import type { LucideIcon } from 'lucide-react';

/** A drawing beside words; it says nothing that the words do not. */
export function Icon({ of: Drawing, small = false }: { readonly of: LucideIcon; readonly small?: boolean }) {
  return <Drawing className="icon" data-size={small ? 'small' : 'usual'} aria-hidden="true" />;
}

import { Copy, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { dialLink } from '../../../shared/domain/wellness-support.ts';
import type { SupportLine } from '../../../shared/model/wellness-view.ts';
import { copy, openLink } from '../../store/actions.ts';

/** A number to be called or copied, and what else may be done with it. */
export function CallLine({ line: { name, phone, note }, children }: { readonly line: SupportLine; readonly children?: ReactNode }) {
  return (
    <li className="support-line">
      <span className="support-name"><OutsideText text={name} />{note === '' ? null : <span className="soft"><OutsideText text={note} /></span>}</span>
      <span className="support-phone figures">{phone}</span>
      <IconButton icon={Phone} label={`Call ${name}`} onClick={() => void openLink(dialLink(phone))} />
      <IconButton icon={Copy} label={`Copy the number: ${name}`} onClick={() => void copy(phone, 'Number')} />
      {children}
    </li>
  );
}

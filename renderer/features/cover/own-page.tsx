import { Button } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { openLink } from '../../store/actions.ts';

/** A schedule of PagerDuty's newer kind: it takes overrides on its own page alone. */
export function OwnPage({ name, url }: { readonly name: string; readonly url: string | null }) {
  return (
    <p className="soft">
      <OutsideText text={name} /> is one of PagerDuty’s newer schedules: it takes overrides on its own page.{' '}
      {url === null ? null : <Button look="quiet" onClick={() => void openLink(url)}>Open its page</Button>}
    </p>
  );
}

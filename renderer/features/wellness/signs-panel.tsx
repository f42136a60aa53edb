import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Said } from '../../components/said.tsx';
import { signsNow } from '../../../shared/domain/self-check-signs.ts';
import { signGroupNames, signWords } from '../../../shared/domain/self-check-words.ts';
import { warningSignGroups, warningSigns, type SignList, type WarningSign, type WarningSignGroup } from '../../../shared/model/self-check.ts';
import { clock } from '../../store/clock.ts';
import { useMinute } from '../../store/stores.ts';
import { sayOfWellness } from './wellness-actions.ts';

const groups = Object.keys(warningSignGroups) as readonly WarningSignGroup[];
type Ticks = { readonly signs: readonly WarningSign[]; readonly microsleep: boolean };
const none: Ticks = { signs: [], microsleep: false };

/** The twelve signs, to be ticked when one feels off. Three new ones, or a moment of sleep, lead to the break and to cover (S41). */
export function SignsPanel({ lists }: { readonly lists: readonly SignList[] }) {
  useMinute();
  const { list, fresh, act } = signsNow(lists, clock.now());
  const [ticks, setTicks] = useState<Ticks | null>(null);
  const shown = ticks ?? none;
  const toggle = (sign: WarningSign) => {
    const signs = shown.signs.includes(sign) ? shown.signs.filter((one) => one !== sign) : [...shown.signs, sign];
    setTicks({ signs, microsleep: shown.microsleep && signs.includes('drowsiness') });
  };
  async function keep(): Promise<void> {
    if (await sayOfWellness('wellness.keepSigns', { signs: warningSigns.filter((sign) => shown.signs.includes(sign)), microsleep: shown.microsleep })) setTicks(null);
  }
  return (
    <section className="panel signs" aria-labelledby="wellness-signs">
      <div className="panel-head">
        <h2 id="wellness-signs">Warning signs</h2>
        {ticks === null ? <Button look="quiet" onClick={() => setTicks(none)}>Tick them</Button> : null}
      </div>
      {ticks !== null ? (
        <div className="signs-form">
          {groups.map((group) => (
            <fieldset key={group}>
              <legend>{signGroupNames[group]}</legend>
              {warningSignGroups[group].map((sign) => <Tick key={sign} label={signWords[sign].text} on={shown.signs.includes(sign)} onToggle={() => toggle(sign)} />)}
              {group === 'physical' && shown.signs.includes('drowsiness') ? <Tick label="My eyes fell shut for a moment" inner on={shown.microsleep} onToggle={() => setTicks({ ...shown, microsleep: !shown.microsleep })} /> : null}
            </fieldset>
          ))}
          <div className="form-actions"><Button look="primary" onClick={() => void keep()}>Keep</Button><Button onClick={() => setTicks(null)}>Cancel</Button></div>
        </div>
      ) : (
        <div className="signs-last">
          {list === null ? <p className="soft">Twelve signs of tiredness in the work, the body and the mind. Tick what you notice; what is new counts.</p> : (
            <>
              <p className="soft"><Moment at={list.notedAt} />: {list.signs.length === 0 ? 'none' : `${list.signs.length} of 12${fresh.length === list.signs.length ? ', all new' : `, ${fresh.length} new`}`}</p>
              <ul>{list.signs.map((sign) => <li key={sign} data-fresh={fresh.includes(sign)}>{signWords[sign].text}{fresh.includes(sign) && fresh.length < list.signs.length ? <span className="signs-new">new</span> : null}</li>)}</ul>
              {act ? <Said level="warning">{list.microsleep ? 'A moment of sleep at work: stop, and ask for cover.' : 'Several new signs at once: take the break, or ask for cover.'}</Said> : null}
            </>
          )}
        </div>
      )}
    </section>
  );
}

function Tick({ label, on, inner = false, onToggle }: { readonly label: string; readonly on: boolean; readonly inner?: boolean; readonly onToggle: () => void }) {
  return <label className="tick" data-inner={inner}><input type="checkbox" checked={on} onChange={onToggle} /> {label}</label>;
}

import { Shape } from '../../components/shape.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import type { RoutineItemView } from '../../../shared/model/routine.ts';
import { LineMark } from '../incident/line-mark.tsx';

/** One thing to look at, with what Watchkeeper found of it. What was found in order is ticked, and can be unticked. */
export function RoutineItem({ item: { text, line, found, done }, onTick }: { readonly item: RoutineItemView; readonly onTick: (done: boolean) => void }) {
  return (
    <li>
      <label className="routine-item">
        <input type="checkbox" checked={done} onChange={({ target }) => onTick(target.checked)} />
        <span>{text}</span>
        <LineMark line={line} />
      </label>
      {found === null ? null : (
        <p className="routine-found" data-tone={found.ok === null ? 'none' : found.ok ? 'ok' : 'warn'}>
          {found.ok === null ? null : <Shape name={found.ok ? 'up' : 'pending'} />}
          <span><OutsideWords text={found.words} /></span>
        </p>
      )}
    </li>
  );
}

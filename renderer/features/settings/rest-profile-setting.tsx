import { Segmented } from '../../components/segmented.tsx';
import type { RestProfile } from '../../../shared/model/rest-profile.ts';

const options = [{ value: 'policy', label: 'Policy' }, { value: 'eu', label: 'EU working time' }, { value: 'limits-only', label: 'Limits alone' }] as const;
const hints: Readonly<Record<RestProfile, string>> = {
  policy: 'What the policy asks for, and its warning when a rest was shorter than advised.',
  eu: 'A rest below 11 h is too short and ends no block, and 48 h in an average week of 17 has its own bar (Directive 2003/88/EC, articles 3, 6 and 16). Your country’s law may ask for more.',
  'limits-only': 'What the policy asks for at least, and no warning beyond it.',
};

/** By whose word rest is judged (C23). */
export function RestProfileSetting({ chosen, onChange }: { readonly chosen: RestProfile; readonly onChange: (next: RestProfile) => void }) {
  return (
    <div className="setting">
      <div><span>Rest is judged by</span><p className="soft">{hints[chosen]}</p></div>
      <Segmented label="Rest is judged by" value={chosen} options={options} onChange={onChange} />
    </div>
  );
}

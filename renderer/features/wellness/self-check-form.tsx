import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { areaNames, itemWords, markWords, sleepinessWords } from '../../../shared/domain/self-check-words.ts';
import { marks, selfCheckAreas, type Answers, type Mark, type SelfCheckArea, type SelfCheckItem } from '../../../shared/model/self-check.ts';
import { MarkRow } from './mark-row.tsx';
import { answerByKey } from './question-keys.ts';
import { problemOfWellness } from './wellness-actions.ts';

const areas = Object.keys(selfCheckAreas) as readonly SelfCheckArea[];
const isMark = (value: number): value is Mark => marks.some((mark) => mark === value);

type FormProps = { readonly sleepiness: boolean; readonly onDone: () => void };

/** Twelve digits and Enter. Whatever is left out is left out. */
export function SelfCheckForm({ sleepiness, onDone }: FormProps) {
  const [answers, setAnswers] = useState<Answers>({});
  const [sleepy, setSleepy] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-question] input')?.focus(), []);

  const answer = (item: SelfCheckItem, value: number | null) => setAnswers((before) => {
    const { [item]: _, ...rest } = before;
    return value === null || !isMark(value) ? rest : { ...rest, [item]: value };
  });
  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = await problemOfWellness('wellness.keepCheck', { answers, sleepiness: sleepy, note });
    setProblem(found);
    if (found === null) onDone();
  }
  const count = Object.keys(answers).length;
  return (
    <form ref={form} className="dialog-form" noValidate onKeyDown={answerByKey} onSubmit={(event) => void keep(event)}>
      <div className="dialog-body">
        <p className="soft">Since the last check: <strong>1</strong> not at all, <strong>5</strong> entirely. A digit answers and goes on, <kbd>0</kbd> skips, <kbd>Backspace</kbd> goes back.</p>
        {areas.map((area) => (
          <section key={area} className="mark-area" aria-label={areaNames[area]}>
            <h3>{areaNames[area]}</h3>
            {selfCheckAreas[area].map((item) => (
              <MarkRow key={item} name={itemWords[item].label} statement={itemWords[item].statement} words={markWords} value={answers[item] ?? null} onChoose={(value) => answer(item, value)} />
            ))}
          </section>
        ))}
        {sleepiness ? <Sleepiness value={sleepy} onChoose={setSleepy} /> : null}
        <Field label="A note to yourself (optional)" wide>
          {(tie) => <textarea {...tie} className="input text-area" rows={2} maxLength={2000} spellCheck={false} autoComplete="off" value={note} onChange={({ target }) => setNote(target.value)} />}
        </Field>
      </div>
      <footer className="dialog-foot">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end">
          <span className="soft figures self-check-count" role="status">{count} of 12 answered</span>
          <Button onClick={onDone}>Skip it</Button>
          <Button look="primary" type="submit" data-after="">Keep</Button>
        </div>
      </footer>
    </form>
  );
}

function Sleepiness({ value, onChoose }: { readonly value: number | null; readonly onChoose: (value: number | null) => void }) {
  return (
    <section className="mark-area" aria-label="Sleepiness">
      <h3>Sleepiness in the last 5 minutes</h3>
      <MarkRow name="Sleepiness" statement={value === null ? '1 extremely alert, 9 fighting sleep' : (sleepinessWords[value] ?? '')} words={sleepinessWords} value={value} onChoose={onChoose} />
      <p className="soft mark-source">Karolinska sleepiness scale: Åkerstedt and Gillberg, International Journal of Neuroscience 52, 1990. 7 and above is a reason to ask on, no finding.</p>
    </section>
  );
}

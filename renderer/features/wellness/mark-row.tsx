import { useId } from 'react';

type MarkRowProps = {
  readonly name: string;
  readonly statement: string;
  readonly value: number | null;
  readonly words: readonly string[];
  readonly onChoose: (value: number | null) => void;
};

/** One statement with its marks. Radio buttons underneath: a digit chooses, arrows do too, and a screen reader knows what they are. */
export function MarkRow({ name, statement, value, words, onChoose }: MarkRowProps) {
  const group = useId();
  return (
    <div className="mark-row" role="radiogroup" aria-label={`${name}: ${statement}`} data-question="" data-answered={value !== null}>
      <span className="mark-name" aria-hidden="true">{name}</span>
      <span className="mark-statement" aria-hidden="true">{statement}</span>
      <span className="mark-cells">
        {words.map((word, index) => index === 0 ? null : (
          <label key={word} className="mark-cell figures" title={word}>
            <input type="radio" name={group} value={index} checked={value === index} onChange={() => onChoose(index)} aria-label={`${index}, ${word}`} />
            <span aria-hidden="true">{index}</span>
          </label>
        ))}
      </span>
    </div>
  );
}

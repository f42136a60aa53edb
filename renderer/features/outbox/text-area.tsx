import { Field } from '../../components/field.tsx';

type TextAreaProps = { readonly label: string; readonly hint: string; readonly limit: number; readonly value: string; readonly problem?: string | undefined; readonly onText: (text: string) => void };

/** Several lines; how much room is left is said when it becomes scarce. Control Enter sends the form. */
export function TextArea({ label, hint, limit, value, problem, onText }: TextAreaProps) {
  const left = limit - value.trim().length;
  const tooLong = left < 0 ? `${-left} characters too many.` : undefined;
  return (
    <Field label={label} hint={left < limit / 5 ? `${hint} ${left} characters left.` : hint} problem={problem ?? tooLong} wide>
      {(tie) => (
        <textarea
          {...tie} data-first="" className="input text-area" rows={5} value={value} onChange={({ target }) => onText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      )}
    </Field>
  );
}

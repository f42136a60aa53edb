import { useId, type ComponentProps, type ReactNode } from 'react';

type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly wide?: boolean;
  /** Gets what ties the control to its label and its problem. */
  readonly children: (tie: { readonly id: string; readonly 'aria-invalid': boolean; readonly 'aria-describedby': string | undefined }) => ReactNode;
};

/** A label, its control, and what is wrong with it: said to the eye and to a screen reader alike. */
export function Field({ label, hint, problem, wide = false, children }: FieldProps) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className="field" data-wide={wide}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': problem !== undefined, 'aria-describedby': below === undefined ? undefined : `${id}-below` })}
      {below === undefined ? null : <p id={`${id}-below`} className="field-below" data-problem={problem !== undefined}>{below}</p>}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'className'> & { readonly value: string; readonly onText: (text: string) => void; readonly 'data-first'?: string };

export function TextField({ label, hint, problem, wide = false, value, onText, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem} wide={wide}>
      {(tie) => <input autoComplete="off" spellCheck={false} {...input} {...tie} className="input" value={value} onChange={({ target }) => onText(target.value)} />}
    </Field>
  );
}

type SelectFieldProps<T extends string> = Omit<FieldProps, 'children'> & {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T) => void;
};

export function SelectField<T extends string>({ label, hint, problem, wide = false, value, options, onChoose }: SelectFieldProps<T>) {
  return (
    <Field label={label} hint={hint} problem={problem} wide={wide}>
      {(tie) => (
        <select
          {...tie}
          className="input"
          value={value}
          onChange={({ target }) => {
            const chosen = options.find((option) => option.value === target.value);
            if (chosen !== undefined) onChoose(chosen.value);
          }}
        >
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      )}
    </Field>
  );
}

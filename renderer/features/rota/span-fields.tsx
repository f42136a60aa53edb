import { TextField } from '../../components/field.tsx';

type SpanFieldsProps = {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly setFrom: (text: string) => void;
  readonly setTo: (text: string) => void;
};

/** From and to, on the clocks of the team's zone. */
export function SpanFields({ from, to, zone, fields, setFrom, setTo }: SpanFieldsProps) {
  return (
    <>
      <TextField label="From" type="datetime-local" value={from} onText={setFrom} problem={fields['from']} hint={`Clocks of ${zone}`} />
      <TextField label="To" type="datetime-local" value={to} onText={setTo} problem={fields['to']} />
    </>
  );
}

/** What is missing in a span; empty when nothing is. */
export function spanFaults(from: number | null, to: number | null): Readonly<Record<string, string>> {
  return {
    ...(from === null && { from: 'Say when it begins.' }),
    ...(to === null && { to: 'Say when it ends.' }),
    ...(from !== null && to !== null && to <= from && { to: 'It ends before it begins.' }),
  };
}

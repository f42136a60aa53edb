/** Grey lines in the place of what is being read. They appear only when it takes longer than a blink: the delay is in the style sheet. */
export function Waiting({ label, lines = 8 }: { readonly label: string; readonly lines?: number }) {
  return <div className="waiting" role="status" aria-label={label}>{Array.from({ length: lines }, (_, index) => <span key={index} />)}</div>;
}

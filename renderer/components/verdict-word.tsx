import type { ShownVerdict } from '../../shared/domain/check-order.ts';
import { Shape, type ShapeName } from './shape.tsx';

type Words = { readonly word: string; readonly shape: ShapeName; readonly tone: 'ok' | 'alert' | 'warn' | 'blind' | 'off' };

export const verdictWords: Readonly<Record<ShownVerdict, Words>> = {
  up: { word: 'Up', shape: 'up', tone: 'ok' },
  down: { word: 'Down', shape: 'down', tone: 'alert' },
  pending: { word: 'Pending', shape: 'pending', tone: 'warn' },
  unknown: { word: 'Unknown', shape: 'blind', tone: 'blind' },
  paused: { word: 'Paused', shape: 'paused', tone: 'off' },
};

/** A verdict by shape, word and colour: any one of them is enough. */
export function VerdictWord({ verdict }: { readonly verdict: ShownVerdict }) {
  const { word, shape, tone } = verdictWords[verdict];
  return <span className="verdict" data-tone={tone}><Shape name={shape} />{word}</span>;
}

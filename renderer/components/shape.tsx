import type { ReactNode } from 'react';

/** States by shape first: a full disc with a tick, a cross in a diamond, a half disc, a slashed ring, two bars, a ring. */
export type ShapeName = 'up' | 'down' | 'pending' | 'blind' | 'paused' | 'hollow';

export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg className="shape" viewBox="0 0 12 12" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round' } as const;
const cutOut = { fill: 'none', stroke: 'var(--panel)', strokeWidth: 1.5, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const drawings: Readonly<Record<ShapeName, ReactNode>> = {
  up: <><circle cx="6" cy="6" r="5.5" fill="currentColor" /><path d="M3.6 6.2 5.3 7.9 8.5 4.4" {...cutOut} /></>,
  down: <><path d="M6 0 12 6 6 12 0 6Z" fill="currentColor" /><path d="M4.3 4.3 7.7 7.7M7.7 4.3 4.3 7.7" {...cutOut} /></>,
  pending: <><circle cx="6" cy="6" r="4.75" {...line} /><path d="M6 1.25a4.75 4.75 0 0 1 0 9.5Z" fill="currentColor" /></>,
  blind: <><circle cx="6" cy="6" r="4.75" {...line} /><path d="M2 10 10 2" {...line} /></>,
  paused: <path d="M3.75 2v8M8.25 2v8" {...line} strokeWidth={2} />,
  hollow: <circle cx="6" cy="6" r="4.75" {...line} />,
};

import { useEffect, useState } from 'react';
import type { DataProgress } from '../../../shared/model/data-copy.ts';
import { api } from '../../store/stores.ts';

/** How far the work on the data is; null while there is none. */
export function useProgress(): DataProgress | null {
  const [progress, setProgress] = useState<DataProgress | null>(null);
  useEffect(() => api.on('data.progress', setProgress), []);
  return progress;
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `3.4 MB`, in steps of a thousand. */
export function sizeWords(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const figure = bytes / 1000 ** step;
  return `${figure >= 100 || step === 0 ? Math.round(figure) : figure.toFixed(1)} ${units[step] ?? 'bytes'}`;
}

import { BookOpen } from 'lucide-react';
import { useView } from '../store/stores.ts';
import { IconButton } from './button.tsx';

/** Opens the runbook at a part by its name, such as `limits`. `label` says what stands there. */
export function RunbookLink({ part, label }: { readonly part: string; readonly label: string }) {
  const showRunbook = useView((view) => view.showRunbook);
  return <IconButton icon={BookOpen} label={`${label}: the runbook`} onClick={() => showRunbook(part)} />;
}

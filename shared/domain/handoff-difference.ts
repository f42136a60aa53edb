import { HandoffFieldSchema, type HandoffContent } from '../model/handoff.ts';
import type { DifferenceLine, HandoffDifference } from '../model/handoff-view.ts';
import { fieldLines } from './handoff-text.ts';

/** Equal lines that stay round a difference, so that it is found again. */
const around = 2;
/** Beyond so many cells the middle is told as a whole: nobody reads the difference of two texts that share nothing. */
const mostCells = 4_000_000;

/** What differs between two contents as a reader sees them, field by field and line by line (S34). */
export function handoffDifference(before: HandoffContent, after: HandoffContent): HandoffDifference {
  const fields = HandoffFieldSchema.options.flatMap((field) => {
    const lines = lineDifference(fieldLines(before, field), fieldLines(after, field));
    return lines.some(({ what }) => what !== 'same') ? [{ field, lines: shortened(lines) }] : [];
  });
  const count = (what: DifferenceLine['what']) => fields.reduce((sum, { lines }) => sum + lines.filter((line) => line.what === what).length, 0);
  return { fields, added: count('added'), removed: count('removed') };
}

const lineOf = (what: DifferenceLine['what']) => (text: string): DifferenceLine => ({ what, text });

/** The fewest lines that have to be taken away and put in to make one list of lines of another. */
export function lineDifference(before: readonly string[], after: readonly string[]): readonly DifferenceLine[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [was, is] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return [...before.slice(0, head).map(lineOf('same')), ...middle(was, is), ...before.slice(before.length - tail).map(lineOf('same'))];
}

function middle(was: readonly string[], is: readonly string[]): readonly DifferenceLine[] {
  if (was.length === 0 || is.length === 0 || was.length * is.length > mostCells) return [...was.map(lineOf('removed')), ...is.map(lineOf('added'))];
  // Longest common run of lines, from every pair of places to the ends.
  const width = is.length + 1;
  const longest = new Uint16Array((was.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = was.length - 1; row >= 0; row -= 1) {
    for (let column = is.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] = was[row] === is[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DifferenceLine[] = [];
  let [row, column] = [0, 0];
  while (row < was.length || column < is.length) {
    const [old, next] = [was[row], is[column]];
    if (old !== undefined && old === next) {
      lines.push({ what: 'same', text: old });
      row += 1;
      column += 1;
    } else if (old !== undefined && (next === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ what: 'removed', text: old });
      row += 1;
    } else {
      lines.push({ what: 'added', text: next ?? '' });
      column += 1;
    }
  }
  return lines;
}

function shortened(lines: readonly DifferenceLine[]): readonly DifferenceLine[] {
  const near = lines.map((_, place) => lines.slice(Math.max(0, place - around), place + around + 1).some(({ what }) => what !== 'same'));
  return lines.filter((_, place) => near[place] === true);
}

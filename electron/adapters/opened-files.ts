import type { App } from 'electron';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const isOurs = (path: string): boolean => !path.startsWith('-') && path.toLowerCase().endsWith('.watch');
/** Nobody means to open more at once. */
const most = 5;

/** A desktop may name a file by its address, as GNOME does. */
function pathOf(word: string): string {
  if (!/^file:/i.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    // On another machine, or no address at all: nothing that could be opened here.
    return '';
  }
}

/** What of Electron's `app` this needs. */
type Program = Pick<App, 'on'>;

export type OpenedFiles = {
  /** Gives what was opened so far, and from now on what is opened. */
  readonly listen: (opened: (path: string) => void) => void;
};

/**
 * Files that the system hands over: at the start, to the program that runs, or by macOS at any time. To be called before the program
 * is ready: macOS says what it was started with that early. What comes before anybody listens is kept.
 */
export function keepOpenedFiles(program: Program, startedWith: { readonly words: readonly string[]; readonly folder: string }): OpenedFiles {
  let kept: string[] = [];
  let take = (path: string): void => void kept.push(path);
  const takeAll = (words: readonly string[], folder: string): void => {
    for (const path of words.map(pathOf).filter(isOurs).slice(0, most)) take(resolve(folder, path));
  };
  program.on('open-file', (event, path) => {
    event.preventDefault();
    takeAll([path], '/');
  });
  program.on('second-instance', (_event, words, folder) => takeAll(words.slice(1), folder));
  takeAll(startedWith.words, startedWith.folder);
  return {
    listen: (opened) => {
      const early = kept.slice(0, most);
      kept = [];
      take = opened;
      early.forEach(opened);
    },
  };
}

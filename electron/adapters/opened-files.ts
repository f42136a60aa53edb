import { app } from 'electron';
import { resolve } from 'node:path';

const isOurs = (word: string): boolean => !word.startsWith('-') && word.toLowerCase().endsWith('.watch');

/** Files that the system hands over: at the start, to the program that runs, or by macOS at any time. */
export function listenToOpenedFiles(opened: (path: string) => void): void {
  const take = (words: readonly string[], folder: string): void => {
    for (const word of words.filter(isOurs).slice(0, 5)) opened(resolve(folder, word));
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take([path], '/');
  });
  app.on('second-instance', (_event, words, folder) => take(words.slice(1), folder));
  take(process.argv.slice(1), process.cwd());
}

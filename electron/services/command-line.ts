export type CommandLine = { readonly policyFile: string | null; readonly demo: boolean; /** This is a drill, started by the real watch. */ readonly drill: boolean; readonly hidden: boolean; readonly unknown: readonly string[] };

/** Chromium's and Electron's own flags pass through: they are read by them, not by us. */
const passed =
  /^--(user-data-dir|no-sandbox|inspect|remote-debugging|remote-allow|ozone|enable|disable|force|lang|password-store|proxy|no-proxy|gtk-version|use-gl|in-process|type=|js-flags|log-|v=|vmodule|host-|original-process|allow-|class)/;

/**
 * Reads the arguments after the program (and, in development, the app folder).
 * An unknown flag is named, never ignored: a misspelt --policy must not look like a loaded policy.
 */
export function readCommandLine(argv: readonly string[]): CommandLine {
  let policyFile: string | null = null;
  let demo = false;
  let drill = false;
  let hidden = false;
  const unknown: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--demo') demo = true;
    else if (word === '--hidden') hidden = true;
    else if (word === '--drill') drill = true;
    else if (word.startsWith('--policy=')) policyFile = word.slice('--policy='.length);
    else if (word === '--policy') policyFile = argv[(index += 1)] ?? '';
    else if (word.startsWith('-') && !passed.test(word)) unknown.push(word);
  }
  return { policyFile, demo, drill, hidden, unknown };
}

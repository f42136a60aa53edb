const fence = /^ {0,3}(`{3,}|~{3,})/;
const definition = /^ {0,3}\[[^\]]+\]:\s*\S/;
/** Goes on with what stands before it, blank line or not. */
const continues = /^(?:\s|[-*+]\s|\d{1,9}[.)]\s)/;

/**
 * Cuts Markdown where one part can be read without the others, so that a change redraws its own part alone. Lists stay whole,
 * also across blank lines; definitions of links go to every part, since any may use them.
 */
export function markdownBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  const definitions: string[] = [];
  let block: string[] = [];
  let open: string | null = null;
  const close = (): void => {
    while (block.at(-1)?.trim() === '') block.pop();
    if (block.length > 0) blocks.push(block.join('\n'));
    block = [];
  };
  for (const line of text.split('\n')) {
    const mark = fence.exec(line)?.[1];
    const blank = block.at(-1)?.trim() === '';
    if (open === null && blank && line.trim() !== '' && !(continues.test(line) && continuesWith(block))) close();
    if (block.length > 0 || line.trim() !== '') block.push(line);
    if (mark !== undefined && open === null) open = mark;
    else if (mark !== undefined && open !== null && mark.startsWith(open) && line.trim() === mark) open = null;
    else if (open === null && definition.test(line)) definitions.push(line);
  }
  close();
  return definitions.length === 0 ? blocks : blocks.map((each) => `${each}\n\n${definitions.join('\n')}`);
}

/** Only a list takes in what follows a blank line. */
function continuesWith(block: readonly string[]): boolean {
  return /^ {0,3}(?:[-*+]\s|\d{1,9}[.)]\s)/.test(block[0] ?? '');
}

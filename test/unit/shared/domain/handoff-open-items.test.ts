import { expect, test } from 'vitest';
import { handoffMarkdown } from '../../../../shared/domain/handoff-markdown.ts';
import { readHandoffMarkdown } from '../../../../shared/domain/handoff-markdown-read.ts';
import { openItems } from '../../../../shared/domain/handoff-open-items.ts';
import { contentOfPaper, paperOf } from '../../../../shared/domain/handoff-paper.ts';
import { aHandoff, compiled, handoffContent } from '../../../support/handoffs.ts';

const content = handoffContent({
  issues: [compiled('incident:1', { title: 'Pool_size < 10', severity: 'SEV-1', status: 'Mitigating', owner: 'Kim', nextStep: 'Fail over' }), compiled('incident:2', { title: '[demo] Search is slow', severity: 'SEV-3' })],
  'active-incidents': [
    compiled('incident:1', { text: 'SEV-1 Pool_size < 10: mitigating since Mon 12 Oct 08:00, acknowledged by Kim' }), compiled('incident:2', { text: '[demo] SEV-3 Search is slow: investigating since Mon 12 Oct 08:10, not acknowledged' }),
    compiled('incident:4', { text: 'SEV-2 Deep [demo] Search is slow: investigating since Mon 12 Oct 08:15, not acknowledged' }),
    compiled('situation:3', { text: 'SEV-2 Pool is down: failing since Mon 12 Oct 08:20, not acknowledged' }),
  ],
});
const titles = ['Pool_size < 10', '[demo] Search is slow', 'SEV-2 Deep [demo] Search is slow: investigating since Mon 12 Oct 08:15, not acknowledged', 'SEV-2 Pool is down: failing since Mon 12 Oct 08:20, not acknowledged'];

test('an open item says how bad it is, how it stands, what comes next and whose it is', () => {
  expect(openItems(content).map(({ title }) => title)).toEqual(titles);
  expect(openItems(content).map(({ detail }) => detail)).toEqual(['SEV-1, Mitigating. Next: Fail over. Owner: Kim', 'SEV-3', '', '']);
});

test('what came as Markdown is read back once, too: an incident that is an issue is no item of its own', () => {
  let ids = 0;
  const paper = readHandoffMarkdown(handoffMarkdown(paperOf(aHandoff({ content }))));
  expect(paper).not.toBeNull();
  expect(openItems(contentOfPaper(paper!, () => `n${(ids += 1)}`)).map(({ title }) => title)).toEqual(titles);
});

import { escapeHtml, blocksHtml } from './markdown-html.ts';
import { handoffMarkdown } from './handoff-markdown.ts';
import type { HandoffPaper } from './handoff-paper.ts';
import { handoffStyle } from './handoff-style.ts';
import { readDocument } from './markdown-document.ts';
import { blocksPlain } from './markdown-plain.ts';
import { blocksSlack, typedSlack } from './markdown-slack.ts';
import { templateTitle } from './handoff-template.ts';

/** No scripts, no pictures, nothing from anywhere: what a browser may do with the page, said in the page. */
const nothingElse = 'default-src \'none\'; style-src \'unsafe-inline\'; base-uri \'none\'; form-action \'none\'';

/** A handoff as one page that needs nothing else and runs nothing. */
export function handoffHtml(paper: HandoffPaper): string {
  const [title, head, ...rest] = readDocument(handoffMarkdown(paper));
  const emergency = paper.head.emergency ? '<p class="notice">Given in an emergency: points of the quality check were left open.</p>\n' : '';
  const top = title === undefined || head === undefined ? '' : `${blocksHtml([title])}\n${emergency}<div class="head">${blocksHtml([head])}</div>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${nothingElse}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(templateTitle)}${paper.head.giver === '' ? '' : ` of ${escapeHtml(paper.head.giver)}`}</title>
<style>
${handoffStyle}
</style>
</head>
<body>
${top}${blocksHtml(rest)}
</body>
</html>
`;
}

/** The same in Slack's marks; longer than one message takes, it is cut where it is sent (`splitText`). */
export function handoffSlack(paper: HandoffPaper): string {
  return blocksSlack(readDocument(handoffMarkdown(paper)));
}

/** The same for a person to paste where they type in Slack. */
export function handoffTypedSlack(paper: HandoffPaper): string {
  return typedSlack(handoffSlack(paper));
}

/** The same without any marks. */
export function handoffPlain(paper: HandoffPaper): string {
  return `${blocksPlain(readDocument(handoffMarkdown(paper)))}\n`;
}

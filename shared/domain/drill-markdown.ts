import type { DrillResult } from '../model/drill-result.ts';
import { sumOfParts } from './drill-score.ts';
import { endWords, lineWords, partNames, partScore, speedWords } from './drill-words.ts';
import { formatDuration } from './format-duration.ts';
import { plainLine } from './plain-text.ts';

/** What a person typed or a scenario says, so that it reads as text and nothing else. */
function text(words: string): string {
  return plainLine(words, 500).replaceAll(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`);
}

/** A result for a file or a training record: each part with its evidence and the rule that it was held against. Times are those of the drill's clock. */
export function drillMarkdown(result: DrillResult): string {
  const { scenario, person, startedAt, scenarioFrom, scenarioTo, zone, parts, interruptions } = result;
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'long', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const { within, of } = sumOfParts(parts);
  const facts = [
    ['Person', text(person)], ['Scenario', `${text(scenario.title)}, version ${scenario.version}`], ['Done', `${day.format(startedAt)} (${zone})`], ['Speed', speedWords(result)],
    ['Length', `${formatDuration(scenarioTo - scenarioFrom)} on the drill's clock, ${endWords(result)}`],
    ...(interruptions === 0 ? [] : [['Interrupted', interruptions === 1 ? 'once, by a real alert' : `${interruptions} times, by real alerts`]]),
    ['Within the rules', `${within} of ${of}`],
  ];
  const sections = parts.map((part) => {
    const evidence = part.evidence.map(({ at, text: words, good }) => `- ${good === null ? '·' : good ? '✓' : '✗'} ${at === null ? '' : `${time.format(at)} `}${text(words)}`);
    const rules = part.rules.map(({ text: words, line }) => `> ${text(words)}${line === null ? '' : ` (runbook ${lineWords(line)})`}`);
    return [`## ${partNames[part.id]}: ${partScore(part)}`, '', ...evidence, ...(evidence.length === 0 ? [] : ['']), ...(part.of === 0 ? [] : [...rules, ''])].join('\n');
  });
  return `# Drill: ${text(scenario.title)}\n\n${facts.map(([name, value]) => `- **${name}:** ${value}`).join('\n')}\n\n${sections.join('\n')}`;
}

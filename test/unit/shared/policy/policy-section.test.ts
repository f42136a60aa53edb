import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { quoteSection } from '../../../../shared/policy/policy-section.ts';

const text = `# The team.
watchkeeper: 1
team:
  name: Checkout

# Hours.
# Two lines.
duty:
  # Twelve at most.
  maxHours: 12

  rest: 8
# Breaks.
breaks: {}
`;

test('a section comes with the comment above it, its own lines, and nothing of the next one', () => {
  expect(quoteSection(text, 'duty')).toEqual({ section: 'duty', fromLine: 6, lines: ['# Hours.', '# Two lines.', 'duty:', '  # Twelve at most.', '  maxHours: 12', '', '  rest: 8'] });
  expect(quoteSection(text, 'breaks')?.lines).toEqual(['# Breaks.', 'breaks: {}']);
  expect(quoteSection(text, 'alerting')).toBeNull();
});

test('every section that the settings quote stands in the default policy', () => {
  const standard = readFileSync('shared/policy/default-policy.yaml', 'utf8');
  for (const section of ['alerting', 'duty', 'breaks']) expect(quoteSection(standard, section)?.lines.length).toBeGreaterThan(3);
});

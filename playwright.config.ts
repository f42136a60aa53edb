import { defineConfig } from '@playwright/test';

/** They take longest, some by waiting and some by work, in turns: begun first, nobody waits for them at the end. */
const first = ['demo', 'incident', 'blind', 'accessibility', 'faults', 'messages', 'attention', 'keyboard', 'drill', 'duty', 'runbook', 'connect', 'due', 'outbox'];
const fileOf = (name: string): string => `**/${name}.e2e.ts`;

export default defineConfig({
  testDir: 'test/e2e',
  projects: [...first.map((name) => ({ name, testMatch: fileOf(name) })), { name: 'others', testMatch: fileOf('*'), testIgnore: first.map(fileOf) }],
  outputDir: 'test/results/e2e',
  fullyParallel: true,
  // They wait more than they work: more of them than cores.
  workers: 3,
  retries: 0,
  // Time in which a busy machine gets there: whoever waits less sees what is slow as wrong.
  timeout: 180_000,
  expect: { timeout: 40_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line'], ['json', { outputFile: 'test/results/e2e.json' }]],
});

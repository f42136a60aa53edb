import type { Locator, Page } from '@playwright/test';

/** The page that one incident is run from. */
export function incidentOf(page: Page) {
  const timeline = page.getByRole('region', { name: 'Timeline of the incident, newest first' });
  return {
    title: page.locator('.incident-head').getByRole('heading', { level: 2 }),
    status: (word: string): Locator => page.getByRole('group', { name: 'Status' }).getByRole('button', { name: word }),
    acknowledged: page.getByText(/^Acknowledged in/),
    due: page.getByRole('region', { name: 'Due next' }),
    steps: page.getByRole('region', { name: 'Steps' }),
    ladder: page.getByRole('region', { name: 'Ladder' }),
    phases: page.getByRole('list', { name: 'Phases' }),
    timeline,
    entry: (words: string | RegExp): Locator => timeline.getByRole('button', { name: words }),
    line: page.getByRole('textbox', { name: /for the timeline$/ }),
    /** The form of a status update. */
    composer: page.locator('.composer'),
    field: (label: string): Locator => page.getByRole('textbox', { name: label, exact: true }),
    copyUpdate: page.getByRole('button', { name: /^Copy/ }).last(),
    posted: page.getByRole('button', { name: /^It is posted/ }),
    worth: (label: string): Locator => page.getByRole('group', { name: 'What was this page worth?' }).getByRole('button', { name: label, exact: true }),
    report: page.getByRole('region', { name: 'Draft of the post-incident report' }),
  };
}

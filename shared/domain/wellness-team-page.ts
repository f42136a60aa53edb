/** How a team looks after its people (runbook L830-L843, S43), in our own words. */
export const teamPage = {
  title: 'Looking after each other on call',
  parts: [
    {
      title: 'When somebody is tired',
      points: [
        { head: 'See it.', text: 'Slower answers, more slips, a shorter temper: say what you notice, kindly and early.' },
        { head: 'Offer a hand.', text: 'Ask “What can I take from you?” and not “Are you all right?”' },
        { head: 'Split the work.', text: 'Take the notes, the updates or the next rung, and let them think.' },
        { head: 'Take the watch.', text: 'Cover the break or the rest of the shift. Write down who has it now.' },
        { head: 'Let them rest.', text: 'Eight hours between shifts at the very least, a late start after a broken night, and no questions until then.' },
      ],
    },
    {
      title: 'Every week',
      points: [
        { head: 'Look at the load.', text: 'Two pages in twelve hours are bearable. Above that, fix alerts before anything else.' },
        { head: 'Take turns.', text: 'Nobody gets all the nights, all the launches or the one service that always fails.' },
        { head: 'Guard free time.', text: 'On call at most a quarter of the time; it takes eight people for that. Off shift is off shift.' },
        { head: 'Make help easy to find.', text: 'Keep the support numbers filled in, and tell newcomers where they are.' },
        { head: 'Make it safe to say.', text: '“I cannot continue” is a good decision. Thank whoever says it, and change what led there.' },
      ],
    },
  ],
  foot: 'This page holds nobody’s data. Watchkeeper collects none about teammates.',
} as const;

/** The same for a wiki. */
export function teamPageMarkdown(): string {
  const parts = teamPage.parts.map(({ title, points }) => `## ${title}\n\n${points.map(({ head, text }, index) => `${index + 1}. **${head}** ${text}`).join('\n')}`);
  return `# ${teamPage.title}\n\n${parts.join('\n\n')}\n\n${teamPage.foot}\n`;
}

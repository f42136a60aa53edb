import type { SelfCheckArea, SelfCheckItem, WarningSign, WarningSignGroup } from '../model/self-check.ts';

export const areaNames: Readonly<Record<SelfCheckArea, string>> = { physical: 'Body', mental: 'Mind', professional: 'Work' };

type ItemWords = { readonly label: string; readonly statement: string; /** Of the runbook. */ readonly line: number };

/** Statements about the time since the last check, worded so that agreeing is well (S40). */
export const itemWords: Readonly<Record<SelfCheckItem, ItemWords>> = {
  sleep: { label: 'Sleep', statement: 'I slept enough (7 to 9 hours).', line: 771 },
  meals: { label: 'Meals', statement: 'I ate regularly and drank enough.', line: 772 },
  movement: { label: 'Movement', statement: 'I moved my body.', line: 773 },
  eyes: { label: 'Eyes', statement: 'My eyes had pauses from the screen.', line: 774 },
  stress: { label: 'Stress', statement: 'The pressure was such that I could handle it.', line: 777 },
  decisions: { label: 'Decisions', statement: 'I decided with a clear head.', line: 778 },
  communication: { label: 'Communication', statement: 'I understood others, and they me.', line: 779 },
  emotions: { label: 'Mood', statement: 'I stayed even-tempered.', line: 780 },
  knowledge: { label: 'Knowledge', statement: 'I knew enough of our systems.', line: 783 },
  tools: { label: 'Tools', statement: 'The tools were easy in my hand.', line: 784 },
  process: { label: 'Process', statement: 'I knew what to do next.', line: 785 },
  team: { label: 'Team', statement: 'I could count on the team.', line: 786 },
};

/** What each mark stands for. */
export const markWords = ['', 'Not at all', 'A little', 'Partly', 'Mostly', 'Entirely'] as const;

/**
 * Åkerstedt and Gillberg, Subjective and objective sleepiness in the active individual, International Journal of Neuroscience 52, 1990.
 * 7 and above is a place to start asking, nothing more: https://fatiguemanagersnetwork.org/the-karolinska-sleepiness-scale/
 */
export const sleepinessWords = [
  '', 'Extremely alert', 'Very alert', 'Alert', 'Rather alert', 'Neither alert nor sleepy', 'Some signs of sleepiness',
  'Sleepy, no effort to stay awake', 'Sleepy, some effort to stay awake', 'Very sleepy, great effort, fighting sleep',
] as const;
/** From here on the scale is a reason to act. */
export const sleepinessFlag = 7;

export const signGroupNames: Readonly<Record<WarningSignGroup, string>> = { performance: 'In the work', physical: 'In the body', mental: 'In the mind' };

export const signWords: Readonly<Record<WarningSign, { readonly text: string; readonly line: number }>> = {
  slower: { text: 'I react more slowly', line: 792 },
  errors: { text: 'I make more mistakes', line: 793 },
  choices: { text: 'I decide worse than I can', line: 794 },
  misunderstandings: { text: 'We talk past each other', line: 795 },
  drowsiness: { text: 'I am drowsy', line: 798 },
  'head-eyes': { text: 'My head or my eyes hurt', line: 799 },
  digestion: { text: 'My stomach is upset', line: 800 },
  infections: { text: 'I catch every cold', line: 801 },
  concentration: { text: 'I cannot concentrate', line: 804 },
  memory: { text: 'I forget what I was told', line: 805 },
  irritability: { text: 'I am irritable, my mood swings', line: 806 },
  anxiety: { text: 'I am anxious or under stress', line: 807 },
};

/** How much a shift took (A19). */
export const effortWords = ['', 'Hardly any', 'A little', 'Some', 'Much', 'Very much', 'Everything I had'] as const;

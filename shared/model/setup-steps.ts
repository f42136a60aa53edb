/** How many of the first steps there are; a person who has this many behind them is done. */
export const setupSteps = 4;

import { expect, test } from 'vitest';
import { eventGroup, eventGroups, eventKinds, eventLabel, kindsOfGroups } from '../../../../shared/domain/timeline-words.ts';
import { EventKindSchema } from '../../../../shared/model/event.ts';

test('every kind belongs to a group, and all groups together are all kinds', () => {
  expect(Object.keys(eventKinds).sort()).toEqual([...EventKindSchema.options].sort());
  expect(kindsOfGroups(eventGroups).sort()).toEqual([...EventKindSchema.options].sort());
  expect(kindsOfGroups([])).toEqual([]);
});

test('a kind of a later version is shown as it is written', () => {
  expect(eventLabel('weather.changed')).toBe('weather.changed');
  expect(eventGroup('weather.changed')).toBe('watchkeeper');
  expect(eventLabel('toString')).toBe('toString');
});

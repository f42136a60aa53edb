import { expect, test } from 'vitest';
import { createToastStore } from '../../../../renderer/store/toast-store.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

test('answers go by themselves, those with an action later, errors never', async () => {
  const clock = createFakeClock();
  const store = createToastStore(clock);
  const { show } = store.getState();
  const texts = () => store.getState().toasts.map(({ text }) => text);
  show({ level: 'info', text: 'copied', action: null });
  show({ level: 'info', text: 'deleted', action: { label: 'Undo', run: () => {} } });
  show({ level: 'error', text: 'refused', action: null });
  await clock.advance(5000);
  expect(texts()).toEqual(['deleted', 'refused']);
  await clock.advance(60_000);
  expect(texts()).toEqual(['refused']);
});

test('at most three stand there, the newest', () => {
  const store = createToastStore(createFakeClock());
  for (const text of ['1', '2', '3', '4']) store.getState().show({ level: 'error', text, action: null });
  expect(store.getState().toasts.map(({ text }) => text)).toEqual(['2', '3', '4']);
});

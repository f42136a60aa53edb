import { expect, test } from 'vitest';
import { readCitable } from '../../check/test-titles.ts';

const titles = (text: string) => [...readCitable('x.test.ts', text).titles];

test('groups, tests, tables of tests and steps have a title', () => {
  const text = `
    describe('a group', () => { it('does it', () => {}); });
    test.each([[1, 'two']] as const)('%i is %s', () => {});
    it.skipIf(windows)('is of Linux', () => {});
    test(\`\${rounds} times\`, async () => { await test.step('first', async () => {}); });
    // test('in a comment', () => {});
    expect(test('no title')); say('test');`;
  expect(titles(text)).toEqual(['a group', 'does it', '%i is %s', 'is of Linux', '${rounds} times', 'first', 'no title']);
});

test('what is switched off proves nothing, with all that is in it', () => {
  const text = `
    describe.skip('a group', () => { it('is off', () => {}); });
    it.skip('is off, too', () => {}); test.todo('is not written'); test.fixme('is broken', () => {}); it.skip.each([1])('%i', () => {});
    it('runs', () => { test.skip(process.platform === 'win32', 'elsewhere'); });`;
  expect(titles(text)).toEqual(['runs']);
});

test('a picture is known by its name', () => {
  const text = "test('shows it', async ({ page }, info) => { await photograph(page, info, 'limit'); photograph(page, info, name); });";
  expect([...readCitable('x.e2e.ts', text).pictures]).toEqual(['limit']);
});

test('a file that cannot be read is not passed over', () => {
  expect(() => readCitable('x.test.ts', 'test(')).toThrow('x.test.ts cannot be read');
});

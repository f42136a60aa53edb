import { describe, expect, it, vi } from 'vitest';
import { createAnswer } from '../../../../electron/ipc/answer.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { calls } from '../../../../shared/ipc/contract.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';

function answering(handlers: Partial<Handlers>) {
  const report = vi.fn();
  return { report, answer: createAnswer({ handlers: handlers as Handlers, report }) };
}

describe('createAnswer', () => {
  it('gives the handler what the schema made of the input', async () => {
    const page = vi.fn(async () => ({ events: [], next: null }));
    const { answer } = answering({ 'timeline.page': page });
    expect(await answer('timeline.page', {})).toEqual({ ok: true, value: { events: [], next: null } });
    expect(page).toHaveBeenCalledWith(expect.objectContaining({ limit: 200, before: null }));
  });

  it.each(['constructor', '__proto__', 'toString', 'no.such.call', 7, undefined])('refuses the call %s', async (name) => {
    expect(await answering({}).answer(name, undefined)).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
  });

  it.each(Object.keys(calls))('refuses rubbish for %s without running it', async (name) => {
    const run = vi.fn();
    const { answer } = answering({ [name]: run });
    expect(await answer(name, { rubbish: true })).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    expect(run).not.toHaveBeenCalled();
  });

  it('names the field that does not fit', async () => {
    const reply = await answering({ 'check.create': vi.fn() }).answer('check.create', { name: '', target: { type: 'http', url: 'ftp://x' } });
    expect(reply).toMatchObject({ ok: false, problem: { fields: { name: expect.any(String), 'target.url': expect.stringMatching(/http/) } } });
  });

  it('passes on a refusal and reports everything else', async () => {
    const refusing = answering({ 'app.facts': async () => Promise.reject(new Refusal({ code: 'conflict', message: 'Taken.' })) });
    expect(await refusing.answer('app.facts', undefined)).toEqual({ ok: false, problem: { code: 'conflict', message: 'Taken.' } });
    expect(refusing.report).not.toHaveBeenCalled();
    const failing = answering({ 'app.facts': async () => Promise.reject(new Error('disk on fire')) });
    expect(await failing.answer('app.facts', undefined)).toMatchObject({ ok: false, problem: { code: 'internal', message: expect.stringMatching(/disk on fire/) } });
    expect(failing.report).toHaveBeenCalledOnce();
  });
});

import type { Handlers } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import { beginVerification, settleStep, verificationHeadline } from '../../shared/domain/handoff-verification.ts';
import type { HandoffExchange } from '../../shared/model/handoff-exchange.ts';

/** By handoff id. */
export type ExchangeWorld = { exchanges: Record<string, HandoffExchange> };

export function anExchange(handoffId: string, changes: Partial<HandoffExchange> = {}): HandoffExchange {
  return { handoffId, openItems: [], lines: {}, arrival: null, acceptance: null, acceptanceText: null, verification: null, exports: [], folder: null, ...changes };
}

export type ExchangeCalls = 'handoff.exchange' | 'handoff.export' | 'handoff.import' | 'handoff.readBack' | 'handoff.accept' | 'handoff.saveAcceptance' | 'handoff.verify' | 'handoff.confirm';

/** The way of handoffs out and in, as far as the window sees it. */
export function exchangeHandlers(world: ExchangeWorld, emit: (exchange: HandoffExchange) => void): Pick<Handlers, ExchangeCalls> {
  const of = (id: string): HandoffExchange => (world.exchanges[id] ??= anExchange(id));
  const keep = (next: HandoffExchange): HandoffExchange => {
    world.exchanges[next.handoffId] = next;
    emit(next);
    return next;
  };
  return {
    'handoff.exchange': async ({ id }) => of(id),
    'handoff.export': async (asked) => {
      keep({ ...of(asked.id), exports: [{ at: 0, format: 'format' in asked ? asked.format : 'slack', to: asked.to, where: asked.to === 'file' || asked.to === 'folder' ? '/home/kim/handoffs/2026-10-12-handoff-kim-doe.md' : '', revision: 14, sum: '' }, ...of(asked.id).exports] });
      return { result: 'done', message: asked.to === 'clipboard' ? 'Copied as Markdown.' : asked.to === 'slack' ? 'On its way to Slack #oncall.' : 'Saved as 2026-10-12-handoff-kim-doe.md in /home/kim/handoffs.' };
    },
    'handoff.import': async (asked) => (asked.from === 'file' ? { result: 'nothing-to-do', id: null, message: 'No file was chosen.' } : { result: 'failed', id: null, message: 'No handoff stands in it: none of the headings of the handoff template is there. Nothing was taken over.' }),
    'handoff.readBack': async ({ id, itemId, line }) => keep({ ...of(id), lines: { ...of(id).lines, [itemId]: line } }),
    'handoff.accept': async ({ id, emergency, reason }) => {
      const exchange = of(id);
      const left = exchange.openItems.filter((item) => (exchange.lines[item.id] ?? '') === '');
      if (left.length > 0 && !emergency) return { result: 'needs-person', message: `${left.length} open items are not read back yet.` };
      if (left.length > 0 && reason === '') throw new Refusal({ code: 'invalid-input', message: 'Say why it is accepted without the read-back. Nothing was changed.' });
      const lines = exchange.openItems.map((item) => ({ title: item.title, line: exchange.lines[item.id] ?? '' }));
      keep({ ...exchange, acceptance: { handoffId: id, revision: 14, sum: null, by: 'Åsa Öberg', at: 0, emergency: left.length > 0, reason, lines }, acceptanceText: 'Handoff accepted: Åsa Öberg takes over from Kim Doe.' });
      return { result: 'done', message: 'Accepted: you have the watch. Send the acceptance to who gave you the handoff.' };
    },
    'handoff.saveAcceptance': async () => ({ result: 'done', message: 'Saved as /home/asa/accepted.watch. Send it to who gave you the handoff.' }),
    'handoff.verify': async ({ id }) => {
      let next = beginVerification(0);
      for (const step of ['checks', 'alerts', 'self-test', 'sources'] as const) next = settleStep(next, step, { state: 'passed', detail: '5 of 5 pass.' }, 0);
      keep({ ...of(id), verification: next });
      return { result: 'needs-person', message: `${verificationHeadline(next)}.` };
    },
    'handoff.confirm': async ({ id, step, ok }) => {
      const { verification } = of(id);
      if (verification === null) return { result: 'nothing-to-do', message: 'Verify first: the rest of it runs by itself.' };
      const next = settleStep(verification, step, { state: ok === null ? 'asks' : ok ? 'passed' : 'failed', detail: '' }, 0);
      keep({ ...of(id), verification: next });
      return { result: 'done', message: `${verificationHeadline(next)}.` };
    },
  };
}

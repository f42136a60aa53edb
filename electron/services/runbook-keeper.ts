import { shortDay } from '../../shared/domain/short-day.ts';
import { writeRunbook } from '../../shared/domain/runbook-sections.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { RunbookView } from '../../shared/model/runbook.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { RunbookPagesSchema } from '../../shared/policy/runbook-policy.ts';
import shippedPages from '../../shared/policy/runbook-pages.yaml';
import { createCommandDesk, type CommandDeskOptions } from './command-desk.ts';
import { createConfirmations } from './confirmations.ts';
import { createLastChange } from './last-change.ts';
import type { RunbookStore } from './ports/runbook-store.ts';

export type RunbookKeeperOptions = Omit<CommandDeskOptions, 'store' | 'commands' | 'changed'> & {
  readonly store: RunbookStore;
  readonly policy: () => Policy;
  /** IANA zone in which days are named. */
  readonly zone: () => string;
  readonly publish: (view: RunbookView) => void;
};

/** The reference with what people at this machine know of it: numbers that were right, pages that opened, commands that may run (S45-S50). */
export function createRunbookKeeper(options: RunbookKeeperOptions) {
  const { clock, store, runner, policy, zone, publish } = options;
  const pages = RunbookPagesSchema.parse(shippedPages);
  const confirmations = createConfirmations(store);
  const last = createLastChange();
  const desk = createCommandDesk({ ...options, commands: () => policy().runbook.commands, changed: tell });

  function view(): RunbookView {
    const held = policy();
    const confirmedAt = confirmations.read();
    return {
      sections: writeRunbook(held, pages),
      contacts: held.incident.contacts.map(({ id, name, phone, slack, email }) => ({ id, name, phone, slack, email, confirmedAt: confirmedAt('contact', id, phone) })),
      tools: held.runbook.tools.map(({ id, name, url }) => ({ id, name, url, openedAt: confirmedAt('tool', id, url) })),
      commands: desk.rows(), home: runner.home, undo: last.what(),
    };
  }
  function tell(): void {
    publish(view());
  }
  /** The thing by its name, and what of it is confirmed. */
  function known({ subject, id }: Input<'runbook.confirm'>): { readonly name: string; readonly what: string } {
    const { incident, runbook, training } = policy();
    const thing = subject === 'contact' ? incident.contacts.find((one) => one.id === id) : (subject === 'tool' ? runbook.tools : training.resources).find((one) => one.id === id);
    const what = thing === undefined ? null : 'phone' in thing ? thing.phone : thing.url;
    if (thing === undefined || what === null) throw new Refusal({ code: 'not-found', message: 'The policy has no number or address for this. Nothing was confirmed.' });
    return { name: thing.name, what };
  }

  return {
    /** The policy says something else now. */
    refresh: tell,
    stop: desk.stopAll,
    calls: {
      view,
      confirm(input: Input<'runbook.confirm'>): Outcome {
        const { name, what } = known(input);
        const at = clock.now();
        const back = confirmations.confirm({ subject: input.subject, id: input.id, what, at });
        const words = `${name}: ${what} ${input.subject === 'contact' ? 'is right' : 'opens'}, ${shortDay(at, zone())}`;
        last.set(words, back);
        tell();
        return { result: 'done', message: `${words}.` };
      },
      undo(): Outcome {
        const outcome = last.undo();
        tell();
        return outcome;
      },
      allow: desk.allow,
      disallow: desk.disallow,
      run: desk.run,
      stop: desk.stop,
    },
  };
}

export type RunbookKeeper = ReturnType<typeof createRunbookKeeper>;

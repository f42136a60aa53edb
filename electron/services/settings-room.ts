import { createDataDesk, type DataDeskOptions } from './data-desk.ts';
import { createDiagnosticsDesk, type DiagnosticsDeskOptions } from './diagnostics-desk.ts';
import { createPolicyQuotes, type PolicyQuotesOptions } from './policy-quotes.ts';

export type SettingsRoomOptions = { readonly data: DataDeskOptions; readonly diagnostics: DiagnosticsDeskOptions; readonly quotes: PolicyQuotesOptions };

/** What is needed while somebody looks at the settings, and not before. */
export function createSettingsRoom({ data, diagnostics, quotes }: SettingsRoomOptions) {
  return { data: createDataDesk(data), diagnose: createDiagnosticsDesk(diagnostics), quote: createPolicyQuotes(quotes) };
}

export type SettingsRoom = ReturnType<typeof createSettingsRoom>;

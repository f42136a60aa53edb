import { quoteSection, type PolicyQuote } from '../../shared/policy/policy-section.ts';

export type PolicyQuotesOptions = {
  /** Of the policy in force; null: the default's. */
  readonly text: () => string | null;
  readonly defaultText: () => Promise<string>;
};

/** What the policy says, word for word: the file's own lines, or the default's where the file leaves them out. */
export function createPolicyQuotes({ text, defaultText }: PolicyQuotesOptions) {
  return async (section: string): Promise<{ readonly quote: PolicyQuote | null; readonly isDefault: boolean }> => {
    const own = text();
    const quote = own === null ? null : quoteSection(own, section);
    return quote === null ? { quote: quoteSection(await defaultText(), section), isDefault: true } : { quote, isDefault: false };
  };
}

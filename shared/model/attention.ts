/** What may say that a person should not be disturbed now by what is not SEV-1/2 (A12). */
export const attentionSources = ['full-screen', 'screen-sharing', 'do-not-disturb'] as const;
export type AttentionSource = (typeof attentionSources)[number];

/** What the desktop says of one of them. `why`: a sentence for the person, where it does not tell. Unknown counts as not busy. */
export type AttentionAnswer = { readonly says: 'yes' | 'no' } | { readonly says: 'unknown'; readonly why: string };

export type AttentionReport = Readonly<Record<AttentionSource, AttentionAnswer>>;

/** How a secret is kept, after "kept". */
export const storages = {
  keyring: 'encrypted with the system’s keyring',
  session: 'in memory until Watchkeeper quits',
  plain: 'unencrypted in a file, as you agreed',
} as const;

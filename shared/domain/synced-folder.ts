/** Folders that a program copies to other machines while they are in use, by the names their makers give them. */
const services: readonly (readonly [RegExp, string])[] = [
  [/(^|[\\/])OneDrive([ -][^\\/]*)?[\\/]/i, 'OneDrive'],
  [/(^|[\\/])Dropbox([ (][^\\/]*)?[\\/]/i, 'Dropbox'],
  [/(^|[\\/])(Mobile Documents|com~apple~CloudDocs|iCloud ?Drive)[\\/]/i, 'iCloud Drive'],
  [/(^|[\\/])(Google ?Drive|GoogleDrive-[^\\/]*|My Drive)[\\/]/i, 'Google Drive'],
  [/(^|[\\/])Nextcloud[\\/]/i, 'Nextcloud'],
  [/(^|[\\/])Box( Sync|-Box)?[\\/]/, 'Box'],
];

/**
 * The name of the service that seems to synchronise the folder of a file; null when none is known to. A database in such a folder can be
 * copied half written, or come back older than it was.
 */
export function syncServiceOf(path: string): string | null {
  return services.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

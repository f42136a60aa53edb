import { expect, test } from 'vitest';
import { syncServiceOf } from '../../../../shared/domain/synced-folder.ts';

test.each([
  ['C:\\Users\\ada\\OneDrive - Example\\Watchkeeper\\watchkeeper.db', 'OneDrive'],
  ['/home/ada/Dropbox/watchkeeper.db', 'Dropbox'],
  ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/w/watchkeeper.db', 'iCloud Drive'],
  ['/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.com/My Drive/watchkeeper.db', 'Google Drive'],
  ['/home/ada/Nextcloud/watchkeeper.db', 'Nextcloud'],
])('%s is synchronised by %s', (path, service) => {
  expect(syncServiceOf(path)).toBe(service);
});

test.each(['/home/ada/.config/Watchkeeper/watchkeeper.db', '/home/ada/dropboxes/watchkeeper.db', '/home/ada/sandbox/watchkeeper.db'])('%s is not', (path) => {
  expect(syncServiceOf(path)).toBeNull();
});

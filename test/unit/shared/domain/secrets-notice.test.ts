import { expect, test } from 'vitest';
import { spoiltSecrets } from '../../../../shared/domain/secrets-notice.ts';

test('says why, where the file is kept, and what to do', () => {
  const { detail, level } = spoiltSecrets({ keptAt: '/home/kim/.config/Watchkeeper/secrets.json', reason: 'EACCES: permission denied.' });
  expect(level).toBe('error');
  expect(detail).toBe('EACCES: permission denied. The file is kept: /home/kim/.config/Watchkeeper/secrets.json. Connect again, and type the header values of checks again.');
});

import { dialog, shell } from 'electron';
import type { SystemLinks } from '../services/ports/system-links.ts';

const openButton = 0;

export const systemLinks: SystemLinks = {
  open: (url) => shell.openExternal(url),
  confirm: async (host, url) => {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: `Open ${host}?`,
      detail: url.slice(0, 400),
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    });
    return response === openButton;
  },
};

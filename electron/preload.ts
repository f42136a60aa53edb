import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from '../shared/ipc/channels.ts';
import type { Api } from '../shared/ipc/contract.ts';

type Listener = (payload: never) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(eventChannel, (_event, name: string, payload: unknown) => {
  for (const listen of listeners.get(name) ?? []) listen(payload as never);
});

const api: Api = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  on: (name, listen) => {
    const heard: Set<Listener> = listeners.get(name) ?? new Set();
    listeners.set(name, heard.add(listen));
    return () => heard.delete(listen);
  },
};

contextBridge.exposeInMainWorld('api', api);

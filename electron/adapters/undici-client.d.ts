/** The client alone: the whole package brings a `fetch` of its own, and looks at Node's, which Node then loads as well. */
declare module 'undici/lib/dispatcher/client.js' {
  import type { Client } from 'undici';

  const client: typeof Client;
  export default client;
}

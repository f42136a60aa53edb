/** What is used of `fetch`: Electron's `net.fetch` in the app, which takes the system's proxy and certificates, Node's own in tests. */
export type WebFetch = (url: string, init: WebRequest & { readonly redirect: 'manual'; readonly signal: AbortSignal }) => Promise<FetchedAnswer>;
export type WebRequest = { readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'; readonly headers: Record<string, string>; readonly body?: string };
type FetchedAnswer = { readonly status: number; readonly headers: { get(name: string): string | null }; readonly body: AsyncIterable<Uint8Array> | null };

/** null when it is larger than so many bytes. A body that is cut off rejects, or is found out as broken JSON. */
export async function readText(body: AsyncIterable<Uint8Array> | null, largest: number): Promise<string | null> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > largest) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

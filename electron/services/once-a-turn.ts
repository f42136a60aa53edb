/** However often it is asked for: done once, at the end of what runs now, before anything else has its turn. */
export function onceATurn(act: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      act();
    });
  };
}

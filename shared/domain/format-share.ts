/**
 * A share of 0..1 as a percentage with two digits, cut and never rounded up: 100 % is said only when nothing was
 * missed (promise 1), so 0.99999 reads `99.99 %`. null (nothing was seen) reads `–`.
 */
export function formatShare(share: number | null): string {
  if (share === null || Number.isNaN(share)) return '–';
  if (share >= 1) return '100 %';
  // 0.57 * 100 is 56.99…: the small push repairs binary fractions without lifting a real 99.999 to 100.
  const cut = Math.floor(Math.max(0, share) * 10_000 + 1e-6) / 100;
  return `${Math.min(cut, 99.99).toFixed(2)} %`;
}

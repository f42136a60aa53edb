/** Longest id is 64; a number may follow. */
const longest = 56;

/** A name as an id: `Lead Gen API` → `lead-gen-api`. A name without a letter or digit that fits gives `check`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'check' : slug;
}

/** The slug of a name, with a number behind it when `isTaken` says so. */
export function newCheckId(name: string, isTaken: (id: string) => boolean): string {
  const slug = slugOf(name);
  let id = slug;
  for (let number = 2; isTaken(id); number += 1) id = `${slug}-${number}`;
  return id;
}

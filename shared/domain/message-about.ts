const other = 'other:';

/** Texts belong to an incident by its id; those about something else have an id that no incident has. At most 64 characters come out of a UUID. */
export function aboutOther(id: string): string {
  return `${other}${id}`;
}

export function isAboutOther(incidentId: string): boolean {
  return incidentId.startsWith(other);
}

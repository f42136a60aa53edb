/** For `refine` on a record: what comes from outside has an end. `most`: so many members. */
export function atMost(most: number): [fits: (held: object) => boolean, message: string] {
  return [(held) => Object.keys(held).length <= most, `No more than ${most} are taken here.`];
}

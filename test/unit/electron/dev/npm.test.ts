import { describe, expect, test } from 'vitest';
import { npmCommand, npmSaid } from '../../../../electron/dev/steps/npm.mjs';

const never = () => false;

describe('how npm is called', () => {
  test('through the script and the Node that run us', () => {
    const env = { npm_execpath: '/usr/lib/npm/bin/npm-cli.js', npm_node_execpath: '/usr/bin/node' };
    expect(npmCommand({ env, platform: 'linux', execPath: '/checkout/node', exists: never })).toEqual({ command: '/usr/bin/node', prefix: ['/usr/lib/npm/bin/npm-cli.js'], shell: false });
  });

  test('by its name when something else than npm runs us', () => {
    expect(npmCommand({ env: { npm_execpath: '/usr/lib/yarn.js' }, platform: 'linux', execPath: '/usr/bin/node', exists: never })).toEqual({ command: 'npm', prefix: [], shell: false });
  });

  test('on Windows beside Node, and only as a last resort through a shell', () => {
    const execPath = 'C:\\Program Files\\nodejs\\node.exe';
    const script = 'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js';
    expect(npmCommand({ env: {}, platform: 'win32', execPath, exists: (file) => file === script })).toEqual({ command: execPath, prefix: [script], shell: false });
    expect(npmCommand({ env: {}, platform: 'win32', execPath, exists: never })).toEqual({ command: 'npm.cmd', prefix: [], shell: true });
  });
});

test('the cause stands in what is quoted of npm, warnings and empty lines do not', () => {
  expect(npmSaid('npm warn config\n\nnpm error code EINTEGRITY\nnpm error\nnpm error sha512 differs\n')).toBe('npm error code EINTEGRITY\nnpm error sha512 differs');
});

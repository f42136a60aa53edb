/**
 * Draws every icon of this folder: `node assets/icons/make-icons.mjs`. Needs rsvg-convert (Debian: librsvg2-bin; macOS: brew
 * install librsvg). The results are committed, so nobody needs this but who changes a glyph.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appIconSvg, glyphSvg } from './glyphs.mjs';

const here = import.meta.dirname;
const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, '9+'];
const shapes = [
  ...['calm', 'unproved', 'off-shift', 'acknowledged', 'break-due', 'blind'].map((glyph) => ({ glyph, name: glyph })),
  ...counts.map((count) => ({ glyph: 'alerting', count, name: `alerting-${count === '9+' ? 'many' : count}` })),
];

/** Ink and paper by state, for the panel that they are shown on; the same colours as in the window. */
const panels = {
  dark: { ink: '#eef2f6', soft: '#a3afbc', alerting: '#e5443a', acknowledged: '#74b3ff', 'break-due': '#efb445', blind: '#c0a5f7', onAlert: '#ffffff', onAcknowledged: '#0b1a2b' },
  light: { ink: '#1d242c', soft: '#5f6a76', alerting: '#b4231a', acknowledged: '#1a5cbd', 'break-due': '#8a5a00', blind: '#6239b5', onAlert: '#ffffff', onAcknowledged: '#ffffff' },
};

function coloursOf(panel, glyph) {
  const colours = panels[panel];
  const ink = glyph === 'calm' || glyph === 'unproved' ? colours.ink : glyph === 'off-shift' ? colours.soft : colours[glyph];
  return { ink, paper: glyph === 'acknowledged' ? colours.onAcknowledged : colours.onAlert };
}

function render(svg, file, pixels) {
  mkdirSync(dirname(file), { recursive: true });
  execFileSync('rsvg-convert', ['--width', String(pixels), '--height', String(pixels), '--output', file], { input: svg });
}

/** Twice the pixels under the name that Electron looks for on a dense screen. */
function both(folder, name, options) {
  const svg = glyphSvg(options);
  render(svg, join(here, folder, `${name}.png`), options.size);
  render(svg, join(here, folder, `${name}@2x.png`), options.size * 2);
}

for (const { glyph, count, name } of shapes) {
  for (const panel of ['dark', 'light']) {
    both(`tray/linux-${panel}`, name, { glyph, count, size: 22, ...coloursOf(panel, glyph) });
    both(`tray/windows-${panel}`, name, { glyph, count, size: 16, ...coloursOf(panel, glyph) });
  }
  // macOS paints a template image itself: only its shape counts.
  both('tray/macos', `${name}Template`, { glyph, count, size: 18, ink: '#000000', paper: null });
}
writeFileSync(join(here, 'icon.svg'), appIconSvg);
render(appIconSvg, join(here, 'icon.png'), 512);

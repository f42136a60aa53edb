/**
 * The tray glyphs as shapes on a square of `size` pixels. Each state has its own silhouette, so that it can be told without
 * colour (macOS shows none): a lens that watches, the same with a broken ring,
 * an empty ring, a square with a number, a disc with a tick, a mug, a ring struck out.
 */

/** Digits as strokes in a box of 10 by 14. */
const digits = {
  1: 'M2.4 3.4L6 1V13',
  2: 'M1.4 4.4A3.7 3.6 0 1 1 7.9 7L1.4 13H9',
  3: 'M1.5 1H8.4L4.6 5.6A3.8 3.8 0 1 1 1.2 11.4',
  4: 'M6.9 13V1L1 9.6H9.4',
  5: 'M8.4 1H2.6L2 6.3A4 3.9 0 1 1 1.3 11.6',
  6: 'M7.4 1C4 2.6 1.3 5.6 1.3 9.2A3.75 3.75 0 1 0 8.8 9.2A3.75 3.75 0 1 0 1.3 9.2',
  7: 'M1.2 1H8.9L4.2 13',
  8: 'M5 6.6A2.85 2.8 0 1 1 5.01 6.6A3.5 3.2 0 1 1 4.99 6.6',
  9: 'M2.6 13C6 11.4 8.7 8.4 8.7 4.8A3.75 3.75 0 1 0 1.2 4.8A3.75 3.75 0 1 0 8.7 4.8',
};

const n = (value) => Number(value.toFixed(3));

function stroke(path, width, colour, more = '') {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

/** `count` is 1 to 9 or '9+'. */
function number(count, size, colour) {
  const height = size * 0.54;
  const scale = height / 14;
  const top = (size - height) / 2;
  const place = (digit, left, wide = scale) => `<g transform="translate(${n(left)} ${n(top)}) scale(${n(wide)} ${n(scale)})">${stroke(digits[digit], 2.7, colour)}</g>`;
  if (count !== '9+') return place(count, (size - 10 * scale) / 2 - (count === 1 ? scale * 0.3 : 0));
  const left = size / 2 - size * 0.29;
  const centre = { x: size / 2 + size * 0.2, y: size / 2, arm: size * 0.105 };
  const plus = `M${n(centre.x - centre.arm)} ${n(centre.y)}H${n(centre.x + centre.arm)}M${n(centre.x)} ${n(centre.y - centre.arm)}V${n(centre.y + centre.arm)}`;
  return place(9, left, scale * 0.82) + stroke(plus, size * 0.09, colour);
}

const ring = (size, radius, width, colour, more = '') =>
  `<circle cx="${size / 2}" cy="${size / 2}" r="${n(radius)}" fill="none" stroke="${colour}" stroke-width="${n(width)}" ${more}/>`;
const disc = (size, radius, colour, more = '') => `<circle cx="${size / 2}" cy="${size / 2}" r="${n(radius)}" fill="${colour}" ${more}/>`;

/** Cuts `hole` (drawn in black) out of what is masked by it. */
const mask = (size, hole) => `<mask id="hole"><rect width="${size}" height="${size}" fill="#fff"/>${hole}</mask>`;

function lens(size, colour, more = '') {
  const outer = size * 0.42;
  const line = size * 0.105;
  return ring(size, outer - line / 2, line, colour, more) + disc(size, size * 0.165, colour, more);
}

const drawings = {
  calm: (size, ink) => lens(size, ink),
  /** The lens, its ring in four parts. */
  unproved(size, ink) {
    const line = size * 0.105;
    const radius = size * 0.42 - line / 2;
    const part = (2 * Math.PI * radius) / 4;
    return ring(size, radius, line, ink, `stroke-dasharray="${n(part * 0.62)} ${n(part * 0.38)}" stroke-dashoffset="${n(part * 0.31)}"`) + disc(size, size * 0.165, ink);
  },
  'off-shift': (size, ink) => ring(size, size * 0.42 - size * 0.0375, size * 0.075, ink),
  alerting(size, ink, paper, count) {
    const edge = Math.round(size * 0.07);
    const side = size - 2 * edge;
    const square = (more) => `<rect x="${edge}" y="${edge}" width="${side}" height="${side}" rx="${n(size * 0.2)}" fill="${ink}" ${more}/>`;
    if (paper === null) return mask(size, number(count, size, '#000')) + square('mask="url(#hole)"');
    return square('') + number(count, size, paper);
  },
  acknowledged(size, ink, paper) {
    const tick = `M${n(size * 0.305)} ${n(size * 0.515)}L${n(size * 0.44)} ${n(size * 0.65)}L${n(size * 0.695)} ${n(size * 0.365)}`;
    if (paper === null) return mask(size, stroke(tick, size * 0.12, '#000')) + disc(size, size * 0.43, ink, 'mask="url(#hole)"');
    return disc(size, size * 0.43, ink) + stroke(tick, size * 0.12, paper);
  },
  'break-due'(size, ink) {
    const p = (value) => n(value * size);
    const cup = `M${p(0.14)} ${p(0.4)}H${p(0.68)}V${p(0.7)}A${p(0.17)} ${p(0.17)} 0 0 1 ${p(0.51)} ${p(0.87)}H${p(0.31)}A${p(0.17)} ${p(0.17)} 0 0 1 ${p(0.14)} ${p(0.7)}Z`;
    const handle = `M${p(0.68)} ${p(0.48)}H${p(0.73)}A${p(0.12)} ${p(0.12)} 0 0 1 ${p(0.73)} ${p(0.72)}H${p(0.68)}`;
    const steam = `M${p(0.3)} ${p(0.13)}V${p(0.26)}M${p(0.52)} ${p(0.13)}V${p(0.26)}`;
    return `<path d="${cup}" fill="${ink}" stroke="${ink}" stroke-width="${p(0.04)}" stroke-linejoin="round"/>` + stroke(handle, size * 0.085, ink) + stroke(steam, size * 0.095, ink);
  },
  blind(size, ink) {
    const slash = `M${n(size * 0.12)} ${n(size * 0.88)}L${n(size * 0.88)} ${n(size * 0.12)}`;
    const gap = `M0 ${size}L${size} 0`;
    const line = size * 0.12;
    return mask(size, stroke(gap, size * 0.28, '#000')) + ring(size, size * 0.42 - line / 2, line, ink, 'mask="url(#hole)"') + stroke(slash, size * 0.13, ink);
  },
};

/** `paper` is the colour of what stands on a filled shape; null cuts it out. */
export function glyphSvg({ glyph, count, size, ink, paper }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${drawings[glyph](size, ink, paper, count)}</svg>\n`;
}

/** The program's own icon: the same lens, lit, with its beam over a night sea. 512 by 512. */
export const appIconSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">
<defs>
  <linearGradient id="night" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0c1b2e"/><stop offset="0.62" stop-color="#173a5e"/><stop offset="1" stop-color="#2a6391"/></linearGradient>
  <radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="256" cy="226" r="250"><stop offset="0" stop-color="#ffd98a" stop-opacity="0.5"/><stop offset="0.5" stop-color="#ffd98a" stop-opacity="0.1"/><stop offset="1" stop-color="#ffd98a" stop-opacity="0"/></radialGradient>
  <radialGradient id="beam" gradientUnits="userSpaceOnUse" cx="256" cy="226" r="300"><stop offset="0" stop-color="#ffe6ae" stop-opacity="0.95"/><stop offset="1" stop-color="#ffe6ae" stop-opacity="0.12"/></radialGradient>
  <radialGradient id="lamp" cx="0.5" cy="0.42" r="0.6"><stop offset="0" stop-color="#fff6dd"/><stop offset="1" stop-color="#ffc857"/></radialGradient>
  <clipPath id="frame"><rect x="24" y="24" width="464" height="464" rx="108"/></clipPath>
</defs>
<g clip-path="url(#frame)">
  <rect x="24" y="24" width="464" height="464" fill="url(#night)"/>
  <rect x="24" y="24" width="464" height="464" fill="url(#glow)"/>
  <path d="M256 226L560 76V196ZM256 226L-48 376V256Z" fill="url(#beam)"/>
  <path d="M24 396C78 372 124 372 178 396S278 420 332 396S432 372 488 396V488H24Z" fill="#0f2a45" fill-opacity="0.85"/>
  <path d="M24 436C78 414 124 414 178 436S278 458 332 436S432 414 488 436V488H24Z" fill="#0a1d31"/>
</g>
<circle cx="256" cy="226" r="118" fill="#0f2439"/>
<circle cx="256" cy="226" r="118" fill="none" stroke="#f4f8fc" stroke-width="34"/>
<circle cx="256" cy="226" r="50" fill="url(#lamp)"/>
</svg>
`;

/** The states of the tray glyph, worst first (product.md). */
export const trayGlyphs = ['alerting', 'blind', 'break-due', 'acknowledged', 'unproved', 'calm', 'off-shift'] as const;
export type TrayGlyph = (typeof trayGlyphs)[number];

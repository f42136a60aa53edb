'use strict';
const { nativeImage } = require('electron');

/** A 22 px disc, so that a floor reads no file that a tray icon would not need. */
exports.icon = () => {
  const side = 22;
  const pixels = Buffer.alloc(side * side * 4);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (Math.hypot(x - 10.5, y - 10.5) < 9) pixels.fill(0xff, (y * side + x) * 4, (y * side + x) * 4 + 4);
    }
  }
  return nativeImage.createFromBitmap(pixels, { width: side, height: side });
};
